using System.Text.Json;

namespace Graph.EndToEnd.Tests.Testing;

/// <summary>A connection, page by page.</summary>
/// <param name="graph">Where.</param>
/// <param name="lookup">The field that finds the owner of the list by its id; null for a list of the whole graph.</param>
/// <param name="field">The connection.</param>
/// <param name="selection">What to ask of each edge.</param>
/// <param name="owner">The owner's id.</param>
internal sealed class Pages(RunningGraph graph, string? lookup, string field, string selection, string? owner)
{
    // More pages than any list of the tests has: a walk that goes in circles ends.
    private const int MaxPages = 1_000;

    /// <summary>What the last page said; null if nobody asked.</summary>
    public long? TotalCount { get; private set; }

    /// <summary>Reads all pages.</summary>
    /// <returns>The edges in the order of the list, also if the walk went backwards.</returns>
    public async Task<List<JsonElement>> WalkAsync(int pageSize, bool backwards, Func<Task>? betweenPages = null)
    {
        var client = graph.Anonymous();
        var query = Query(backwards);
        var walked = new List<JsonElement>();
        string? cursor = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var data = (
                await client.Ask(
                    query,
                    new
                    {
                        id = owner,
                        size = pageSize,
                        cursor,
                    }
                )
            ).Data;
            var connection = lookup is null ? data.At(field) : data.At(lookup, field);
            var edges = connection.At("edges").EnumerateArray().ToList();
            Assert.True(edges.Count <= pageSize);
            walked.InsertRange(backwards ? 0 : walked.Count, edges);
            TotalCount = connection.TryGetProperty("totalCount", out var count) ? count.GetInt64() : null;
            var info = connection.At("pageInfo");
            Assert.Equal(cursor is not null, info.Flag(backwards ? "hasNextPage" : "hasPreviousPage"));
            if (!info.Flag(backwards ? "hasPreviousPage" : "hasNextPage"))
            {
                return walked;
            }

            cursor = info.Text(backwards ? "startCursor" : "endCursor");
            if (betweenPages is not null)
            {
                await betweenPages();
            }
        }

        throw new InvalidOperationException($"{field} has no end.");
    }

    private string Query(bool backwards)
    {
        var count = field is "followers" or "following" ? "totalCount" : "";
        var connection =
            $"{field}({(backwards ? "last: $size, before: $cursor" : "first: $size, after: $cursor")}) {{ "
            + $"edges {{ cursor {selection} }} {count} "
            + "pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }";
        return lookup is null
            ? $"query ($size: Int!, $cursor: String) {{ {connection} }}"
            : $"query ($id: ID!, $size: Int!, $cursor: String) {{ {lookup}(id: $id) {{ {connection} }} }}";
    }
}
