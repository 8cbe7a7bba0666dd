using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Graph.Fusion.Execution.Results;

/// <summary>Reads the <c>errors</c> of a source's result.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Errors"/></remarks>
internal sealed class SourceErrorReader(ResultStore store)
{
    private const int MaxErrorsPerResult = 1_000;

    /// <summary>The source whose answer is read.</summary>
    public string Source { get; set; } = "";

    /// <summary>Reads a value of <c>errors</c> that is neither null nor an empty list.</summary>
    /// <param name="json">The answer.</param>
    /// <param name="start">Where the value begins.</param>
    /// <param name="maxDepth">How deep errors may nest.</param>
    public List<SourceError> Read(ReadOnlySpan<byte> json, int start, int maxDepth)
    {
        var errors = new List<SourceError>();
        var scanner = new JsonScanner(json, start, maxDepth);
        if (!scanner.TryRead((byte)'['))
        {
            return [NoGraphQLErrors()];
        }

        do
        {
            var isObject = scanner.Peek() == (byte)'{';
            var from = scanner.Position;
            scanner.SkipValue();
            if (errors.Count == MaxErrorsPerResult)
            {
                store.LeftOut++;
                continue;
            }

            errors.Add(isObject ? TryParse(json[from..scanner.Position]) : NoGraphQLErrors());
        } while (scanner.ReadSeparator((byte)']'));

        return errors;
    }

    /// <summary>The error of a result that has neither data nor errors.</summary>
    public SourceError NoReason() => Invalid($"The source '{Source}' gave neither data nor an error.");

    /// <summary>The error of data without the object that was asked for.</summary>
    public SourceError NotAsked(byte[][] path) =>
        Invalid(
            path.Length == 0
                ? $"The source '{Source}' gave data that is not an object."
                : $"The source '{Source}' did not deliver an object or null for '{Encoding.UTF8.GetString(path[^1])}'."
        );

    private SourceError NoGraphQLErrors() =>
        Invalid($"The source '{Source}' reported errors that are no GraphQL errors.");

    private SourceError Invalid(string message) =>
        new(new FieldError(message, ResponseErrorCodes.InvalidResponse, Source), []);

    // Half of a surrogate pair, escaped, is JSON and yet no text: the framework reads neither such a string nor such a name.
    private SourceError TryParse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonScanner.MaxDepthOfAll + 1 });
        using var document = JsonDocument.ParseValue(ref reader);
        try
        {
            return Parse(document.RootElement);
        }
        catch (InvalidOperationException)
        {
            return Invalid(
                $"The source '{Source}' reported an error with half a character in it, which cannot be read."
            );
        }
    }

    private SourceError Parse(JsonElement error)
    {
        var message =
            error.TryGetProperty("message", out var text) && text.ValueKind == JsonValueKind.String
                ? text.GetString()!
                : $"The source '{Source}' reported an error without a message.";
        string? code = null;
        var others = ImmutableDictionary.CreateBuilder<string, object?>(StringComparer.Ordinal);
        if (error.TryGetProperty("extensions", out var extensions) && extensions.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in extensions.EnumerateObject())
            {
                switch (member.Name)
                {
                    case "code" when member.Value.ValueKind == JsonValueKind.String:
                        code = member.Value.GetString();
                        break;
                    case "exception" or "stacktrace" or "stackTrace":
                        // What a source's developer may see is not for the graph's clients.
                        break;
                    default:
                        others[member.Name] = OnOneLine(member.Value);
                        break;
                }
            }
        }

        others["source"] = Source;
        return new SourceError(
            new FieldError(message, code, Source) { Extensions = others.ToImmutable() },
            PathOf(error)
        );
    }

    /// <summary>A value of its own, on one line, as the response is: JSON has line ends between its tokens only.</summary>
    private static JsonElement OnOneLine(JsonElement value)
    {
        var text = value.GetRawText();
        if (text.AsSpan().IndexOfAny('\r', '\n') < 0)
        {
            return value.Clone();
        }

        using var joined = JsonDocument.Parse(
            text.Replace('\r', ' ').Replace('\n', ' '),
            new JsonDocumentOptions { MaxDepth = JsonScanner.MaxDepthOfAll + 1 }
        );
        return joined.RootElement.Clone();
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
