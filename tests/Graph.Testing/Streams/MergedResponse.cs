using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Graph.Testing;

/// <summary>
/// The payloads of one response put together, as a client does it that trusts nothing: what is told twice must be the same,
/// what is told by an id must be pending, and everything that was pending must be complete at the end.
/// </summary>
public sealed class MergedResponse
{
    private readonly Dictionary<string, JsonObject> _open = new(StringComparer.Ordinal);
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    private MergedResponse() { }

    /// <summary>The data.</summary>
    public JsonNode? Data { get; private set; }

    /// <summary>The errors of everything that was delivered.</summary>
    public List<JsonObject> Errors { get; } = [];

    /// <summary>
    /// Path and label of everything that was pending and by which something was delivered. The others depend on who
    /// implements it: a list that turns out to have nothing left, and a fragment all of which was delivered with others just
    /// after, or just before, it could be announced.
    /// </summary>
    public List<string> Delivered { get; } = [];

    /// <summary>Path and label of everything that was pending and failed.</summary>
    public List<string> Failed { get; } = [];

    /// <summary>The first payload.</summary>
    public JsonObject Initial { get; private init; } = [];

    /// <summary>Puts all payloads of a response together.</summary>
    public static MergedResponse Of(IReadOnlyList<JsonObject> payloads)
    {
        var merged = new MergedResponse { Initial = payloads[0], Data = payloads[0]["data"]?.DeepClone() };
        for (var i = 0; i < payloads.Count; i++)
        {
            Assert.Equal(i < payloads.Count - 1, payloads[i]["hasNext"]?.GetValue<bool>() ?? false);
            merged.Add(payloads[i]);
        }

        Assert.Empty(merged._open);
        return merged;
    }

    private void Add(JsonObject payload)
    {
        AddErrors(payload);
        foreach (var pending in Items(payload, "pending"))
        {
            _open.Add(pending["id"]!.GetValue<string>(), pending);
        }

        foreach (var incremental in Items(payload, "incremental"))
        {
            AddErrors(incremental);
            if (incremental.ContainsKey("id"))
            {
                AddById(incremental);
            }
            else
            {
                AddByPath(incremental);
            }
        }

        foreach (var completed in Items(payload, "completed"))
        {
            Assert.True(
                _open.Remove(completed["id"]!.GetValue<string>(), out var pending),
                $"{completed} is not pending"
            );
            AddErrors(completed);
            if (completed.ContainsKey("errors"))
            {
                Failed.Add(Describe(pending));
            }
            else if (_told.Contains(pending["id"]!.GetValue<string>()))
            {
                Delivered.Add(Describe(pending));
            }
        }
    }

    private void AddById(JsonObject incremental)
    {
        Assert.True(
            _open.TryGetValue(incremental["id"]!.GetValue<string>(), out var pending),
            $"{incremental} is not pending"
        );
        var target = Find([.. pending["path"]!.AsArray(), .. incremental["subPath"]?.AsArray() ?? []]);
        _told.Add(incremental["id"]!.GetValue<string>());
        if (incremental["items"] is JsonArray items)
        {
            foreach (var item in items)
            {
                target.AsArray().Add(item?.DeepClone());
            }

            return;
        }

        foreach (var (name, value) in incremental["data"]!.AsObject())
        {
            Assert.True(
                target.AsObject().TryAdd(name, value?.DeepClone()),
                $"{name} of {incremental} is delivered twice"
            );
        }
    }

    private void AddByPath(JsonObject incremental)
    {
        var path = incremental["path"]!.AsArray();
        var isList = incremental.ContainsKey("items");
        if (incremental[isList ? "items" : "data"] is null)
        {
            Failed.Add(Describe(incremental));
            return;
        }

        Delivered.Add(Describe(incremental));
        if (TryFind(isList ? [.. path.SkipLast(1)] : [.. path]) is not { } target)
        {
            // In a null that the same object is elsewhere, where it was executed for another fragment and failed.
            return;
        }

        if (isList)
        {
            var list = target.AsArray();
            var at = path[^1]!.GetValue<int>();
            foreach (var item in incremental["items"]!.AsArray())
            {
                // A list may be streamed for each of two fragments.
                if (at < list.Count && list[at] is { } known && item is not null)
                {
                    Merge(known, item);
                }
                else if (at >= list.Count)
                {
                    Assert.Equal(list.Count, at);
                    list.Add(item?.DeepClone());
                }

                at++;
            }
        }
        else
        {
            Merge(target, incremental["data"]!);
        }
    }

    // What is executed twice may have failed once: then null stands for it wherever it is told.
    private static void Merge(JsonNode target, JsonNode value)
    {
        if (target is JsonArray list && value is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                if (i == list.Count)
                {
                    list.Add(items[i]?.DeepClone());
                }
                else if (list[i] is { } item && items[i] is { } other)
                {
                    Merge(item, other);
                }
            }
        }
        else if (target is JsonObject fields)
        {
            foreach (var (name, other) in value.AsObject())
            {
                if (fields[name] is { } known && other is not null)
                {
                    Merge(known, other);
                }
                else if (!fields.ContainsKey(name))
                {
                    fields[name] = other?.DeepClone();
                }
            }
        }
        else
        {
            Assert.True(JsonNode.DeepEquals(target, value));
        }
    }

    private JsonNode Find(IReadOnlyList<JsonNode?> path)
    {
        var found = TryFind(path);
        Assert.NotNull(found);
        return found;
    }

    private JsonNode? TryFind(IReadOnlyList<JsonNode?> path)
    {
        var node = Data;
        foreach (var step in path)
        {
            node =
                step!.GetValueKind() == JsonValueKind.Number
                    ? node?[step.GetValue<int>()]
                    : node?[step.GetValue<string>()];
        }

        return node;
    }

    private void AddErrors(JsonObject part) => Errors.AddRange(Items(part, "errors"));

    private static IEnumerable<JsonObject> Items(JsonObject part, string name) =>
        (part[name]?.AsArray() ?? []).Select(item => item!.AsObject());

    private static string Describe(JsonObject pending)
    {
        // The path of items ends with the index of the first one, which says how they are parted and nothing else; where
        // there are none the reference implementation leaves it out.
        var path = pending["path"]!.AsArray();
        var isIndexed = pending.ContainsKey("items") && path[^1]!.GetValueKind() == JsonValueKind.Number;
        var steps = isIndexed ? path.SkipLast(1) : path;
        return $"[{string.Join(',', steps.Select(step => step!.ToJsonString()))}] {pending["label"]?.ToJsonString()}";
    }
}
