using System.Text.Json.Nodes;

namespace Graph.Fuzz.Executor;

/// <summary>
/// Puts the parts of an incremental response together as a client does, and is strict where clients rely on something: every
/// part has its place, every place that is pending is completed, and only the last response says that it is the last.
/// </summary>
internal sealed class IncrementalClient
{
    private readonly Dictionary<string, JsonArray> _pending = [];
    private bool _isFirst = true;
    private bool _hasNext = true;

    /// <summary>The data so far.</summary>
    public JsonNode? Data { get; private set; }

    /// <summary>True if anything had errors.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Takes the next response.</summary>
    public void Take(JsonObject response)
    {
        Require(_hasNext, "Something follows the last response.", response);
        _hasNext = response["hasNext"]?.GetValue<bool>() ?? false;
        HasErrors |= response.ContainsKey("errors");
        if (_isFirst)
        {
            _isFirst = false;
            Data = response["data"]?.DeepClone();
        }
        else
        {
            Require(!response.ContainsKey("data"), "A later response has data of its own.", response);
        }

        foreach (var pending in response["pending"]?.AsArray() ?? [])
        {
            Require(
                _pending.TryAdd(pending!["id"]!.GetValue<string>(), pending["path"]!.AsArray()),
                "An id is pending twice.",
                response
            );
        }

        foreach (var part in response["incremental"]?.AsArray() ?? [])
        {
            TakePart(part!.AsObject(), response);
        }

        // What the parts of this response have brought may be the place.
        foreach (var pending in response["pending"]?.AsArray() ?? [])
        {
            Require(
                At(pending!["path"]!.AsArray()) is JsonObject or JsonArray,
                "Something is pending at no place.",
                response
            );
        }

        foreach (var completed in response["completed"]?.AsArray() ?? [])
        {
            HasErrors |= completed!.AsObject().ContainsKey("errors");
            Require(
                _pending.Remove(completed!["id"]!.GetValue<string>()),
                "Something is completed that is not pending.",
                response
            );
        }
    }

    /// <summary>Nothing more comes.</summary>
    public void End()
    {
        Require(!_hasNext, "The last response says that more follows.", []);
        Require(_pending.Count == 0, "Something stays pending.", []);
    }

    private void TakePart(JsonObject part, JsonObject response)
    {
        HasErrors |= part.ContainsKey("errors");
        JsonArray path;
        if (part["id"]?.GetValue<string>() is { } id)
        {
            Require(_pending.ContainsKey(id), "A part belongs to nothing that is pending.", response);
            path = [.. _pending[id].Concat(part["subPath"]?.AsArray() ?? []).Select(step => step!.DeepClone())];
        }
        else
        {
            path = part["path"]!.AsArray();
        }

        if (part.TryGetPropertyValue("data", out var data))
        {
            Require(At(path) is JsonObject, "A part has no object to belong to.", response);
            if (data is not null)
            {
                Merge((JsonObject)At(path)!, data.AsObject(), response);
            }
        }
        else if (part.ContainsKey("id"))
        {
            Append(At(path) as JsonArray, index: -1, part["items"], response);
        }
        else
        {
            var list = At([.. path.Take(path.Count - 1).Select(step => step!.DeepClone())]) as JsonArray;
            Append(list, path[^1]!.GetValue<int>(), part["items"], response);
        }
    }

    // By path, fragments that stream the same list repeat its items, each with the fields that it asks for.
    private void Append(JsonArray? list, int index, JsonNode? items, JsonObject response)
    {
        Require(list is not null, "Items have no list to belong to.", response);
        index = index < 0 ? list!.Count : index;
        foreach (var item in items?.AsArray() ?? [])
        {
            Require(index <= list!.Count, "Items do not follow those before them.", response);
            if (index < list.Count)
            {
                Merge(list[index], item, response);
            }
            else
            {
                list.Add(item?.DeepClone());
            }

            index++;
        }
    }

    private void Merge(JsonObject target, JsonObject source, JsonObject response)
    {
        foreach (var (name, value) in source)
        {
            if (!target.TryGetPropertyValue(name, out var known))
            {
                target[name] = value?.DeepClone();
            }
            else
            {
                Merge(known, value, response);
            }
        }
    }

    private void Merge(JsonNode? target, JsonNode? source, JsonObject response)
    {
        switch (target, source)
        {
            case (JsonObject known, JsonObject added):
                Merge(known, added, response);
                break;
            // A streamed list may have more items by now than a part that repeats its beginning.
            case (JsonArray known, JsonArray added):
                for (var i = 0; i < Math.Min(known.Count, added.Count); i++)
                {
                    Merge(known[i], added[i], response);
                }

                break;
            case (null, null):
            // What fails in a part is null in that part alone, also where others repeat it.
            case (null, _) or (_, null) when HasErrors:
                break;
            default:
                Require(
                    target?.ToJsonString() == source?.ToJsonString(),
                    "A part contradicts what came before it.",
                    response
                );
                break;
        }
    }

    private JsonNode? At(JsonArray path)
    {
        var at = Data;
        foreach (var step in path)
        {
            at = (at, step!.GetValueKind()) switch
            {
                (JsonArray list, System.Text.Json.JsonValueKind.Number) => step.GetValue<int>() is var i
                && i < list.Count
                    ? list[i]
                    : null,
                (JsonObject members, System.Text.Json.JsonValueKind.String) => members[step.GetValue<string>()],
                _ => null,
            };
        }

        return at;
    }

    private static void Require(bool holds, string kind, JsonObject response) =>
        FuzzFailureException.ThrowUnless(holds, kind, () => response.ToJsonString());
}
