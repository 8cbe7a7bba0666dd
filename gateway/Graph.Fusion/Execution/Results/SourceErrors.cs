using System.Text.Json;
using Graph.Fusion.Execution.Fetching;
using Graph.Fusion.Execution.Response;
using Graph.Fusion.Planning;

namespace Graph.Fusion.Execution.Results;

/// <summary>An error as a source told it.</summary>
/// <param name="Number">The store's number of the error.</param>
/// <param name="Path">Strings and integers; empty for an error without path.</param>
internal sealed record SourceError(int Number, object[] Path);

/// <summary>
/// Puts the errors of sources where the client looks for them: at the field whose value is missing because of them.
/// What has no such place is told without a path.
/// </summary>
internal sealed class SourceErrors(ResultStore store)
{
    private const int MaxErrorsPerResult = 100;

    /// <summary>The source whose answer is read.</summary>
    public string Source { get; set; } = "";

    /// <summary>Errors without a place.</summary>
    public List<int> Unplaced { get; } = [];

    /// <summary>Reads the <c>errors</c> of a result.</summary>
    public List<SourceError> Parse(ReadOnlySpan<byte> json)
    {
        var errors = new List<SourceError>();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 64 });
        using var document = ParseDocument(ref reader);
        if (document.RootElement.ValueKind == JsonValueKind.Array)
        {
            foreach (var error in document.RootElement.EnumerateArray())
            {
                if (errors.Count < MaxErrorsPerResult && error.ValueKind == JsonValueKind.Object)
                {
                    errors.Add(TryParse(error));
                }
            }
        }

        if (errors.Count == 0)
        {
            var error = new ResponseError(
                $"The source '{Source}' reported errors that are no GraphQL errors.",
                ResponseErrorCodes.InvalidResponse,
                Source
            );
            errors.Add(new SourceError(store.AddError(error), []));
        }

        return errors;
    }

    /// <summary>Gives the errors of a row without data to everything that waits for it.</summary>
    public void ApplyToRow(OperationRows rows, int row, List<SourceError>? failures, bool hasEntity)
    {
        for (var entry = rows.FirstEntryOf(row); entry >= 0; entry = rows.EntryAt(entry).Next)
        {
            var target = rows.Operation.TargetOf(rows.EntryAt(entry).Target);
            Apply(
                failures ?? [],
                rows.Operation,
                target,
                rows.Operation.ReadOf(target),
                rows.EntryAt(entry).Instance,
                hasEntity
            );
        }
    }

    /// <summary>Gives the errors of a row to an object.</summary>
    /// <param name="hasEntity">False if the source gave no object: then all its fields are missing because of the errors.</param>
    public void Apply(
        List<SourceError> failures,
        PlannedOperation operation,
        PlannedTarget target,
        ReadSet set,
        int instance,
        bool hasEntity
    )
    {
        foreach (var failure in failures)
        {
            var isPlaced = Place(failure, operation.Path.Length, set, instance);
            if (!isPlaced && hasEntity && !Unplaced.Contains(failure.Number))
            {
                Unplaced.Add(failure.Number);
            }
        }

        if (!hasEntity && failures.Count > 0)
        {
            FailFields(set, instance, failures[0].Number);
        }
    }

    /// <summary>Gives one error to all fields of an object that have no value.</summary>
    public void FailFields(ReadSet set, int instance, int error)
    {
        foreach (var field in set.Fields)
        {
            ref var slot = ref store.FieldOf(instance, field.Slot);
            if (slot.Kind is SlotKind.Missing or SlotKind.Null)
            {
                slot = Slot.Error(error);
            }
            else if (slot.Kind == SlotKind.Object && field.Child is { } child)
            {
                // Another source has delivered the object; what this one owes of it is still missing.
                FailObject(child, slot.Start, error);
            }
        }
    }

    private void FailObject(ReadPlace place, int instance, int error)
    {
        foreach (var type in place.Types)
        {
            if (type.TypeId == store.TypeOf(instance))
            {
                FailFields(type.Read, instance, error);
            }
        }
    }

    private bool Place(SourceError failure, int skip, ReadSet set, int instance)
    {
        if (failure.Path.Length <= skip)
        {
            return false;
        }

        var at = instance;
        var index = -1;
        for (var i = skip; i < failure.Path.Length; i++)
        {
            if (failure.Path[i] is string name)
            {
                var field = Find(store.ShapeOf(at), name);
                if (field is null)
                {
                    return false;
                }

                index = at + 1 + field.Slot;
            }
            else if (failure.Path[i] is int item && index >= 0 && store[index].Kind == SlotKind.List)
            {
                if (item < 0 || item >= store[index].Length)
                {
                    return false;
                }

                index = store[index].Start + item;
            }
            else
            {
                return false;
            }

            switch (store[index].Kind)
            {
                case SlotKind.Object:
                    at = store[index].Start;
                    break;
                case SlotKind.List:
                    break;
                case SlotKind.Missing or SlotKind.Null:
                    store[index] = Slot.Error(failure.Number);
                    return true;
                default:
                    return store[index].Kind == SlotKind.Error;
            }
        }

        return false;
    }

    private static SelectionField? Find(SelectionShape shape, string name)
    {
        foreach (var field in shape.Fields)
        {
            if (field.ResponseName == name)
            {
                return field;
            }
        }

        return null;
    }

    private static JsonDocument ParseDocument(ref Utf8JsonReader reader)
    {
        try
        {
            return JsonDocument.ParseValue(ref reader);
        }
        catch (JsonException exception)
        {
            throw new MalformedResponseException($"its errors are not JSON: {exception.Message}");
        }
    }

    // Half of a surrogate pair, escaped, is JSON and yet no text: the framework reads neither such a string nor such a name.
    private SourceError TryParse(JsonElement error)
    {
        try
        {
            return Parse(error);
        }
        catch (InvalidOperationException)
        {
            var unreadable = new ResponseError(
                $"The source '{Source}' reported an error with half a character in it, which cannot be read.",
                ResponseErrorCodes.InvalidResponse,
                Source
            );
            return new SourceError(store.AddError(unreadable), []);
        }
    }

    private SourceError Parse(JsonElement error)
    {
        var message =
            error.TryGetProperty("message", out var text) && text.ValueKind == JsonValueKind.String
                ? text.GetString()!
                : $"The source '{Source}' reported an error without a message.";
        string? code = null;
        string? others = null;
        if (error.TryGetProperty("extensions", out var extensions) && extensions.ValueKind == JsonValueKind.Object)
        {
            var parts = new List<string>();
            foreach (var member in extensions.EnumerateObject())
            {
                switch (member.Name)
                {
                    case "code" when member.Value.ValueKind == JsonValueKind.String:
                        code = member.Value.GetString();
                        break;
                    case "code" or "source" or "exception" or "stacktrace" or "stackTrace":
                        // What a source's developer may see is not for the graph's clients.
                        break;
                    default:
                        // On one line, as the response is: JSON has line ends between its tokens only.
                        var value = member.Value.GetRawText().Replace('\r', ' ').Replace('\n', ' ');
                        parts.Add($"{JsonSerializer.Serialize(member.Name)}:{value}");
                        break;
                }
            }

            others = parts.Count == 0 ? null : string.Join(',', parts);
        }

        return new SourceError(store.AddError(new ResponseError(message, code, Source, others)), PathOf(error));
    }

    private static object[] PathOf(JsonElement error)
    {
        if (!error.TryGetProperty("path", out var path) || path.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        var steps = new List<object>();
        foreach (var step in path.EnumerateArray())
        {
            if (step.ValueKind == JsonValueKind.String)
            {
                steps.Add(step.GetString()!);
            }
            else if (step.ValueKind == JsonValueKind.Number && step.TryGetInt32(out var index))
            {
                steps.Add(index);
            }
        }

        return [.. steps];
    }
}
