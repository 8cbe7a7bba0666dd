using System.Text.Json.Nodes;

namespace Graph.Execution.Tests.Differential;

/// <summary>Compares the errors of two responses: paths and locations, in any order.</summary>
internal static class ResponseErrors
{
    /// <summary>What differs; null for nothing.</summary>
    /// <remarks>
    /// Where one null is the consequence of several errors, the specification lets an implementation choose which of them
    /// it tells (https://spec.graphql.org/September2025/#sec-Handling-Execution-Errors): then at least one of the same
    /// null has to be told by both.
    /// </remarks>
    public static string? Compare(OracleCase one, JsonObject expected, JsonObject actual)
    {
        var left = Read(expected, place => ExplainedDifferences.Shift(one, [place]).Single());
        var right = Read(actual, place => place);
        if (!expected.ContainsKey("data") || !actual.ContainsKey("data"))
        {
            return CompareRequestErrors(expected, actual, left, right);
        }

        return Compare(left, right);
    }

    /// <summary>What differs between errors of the same data, but for their locations; null for nothing.</summary>
    public static string? Compare(JsonNode? data, IEnumerable<JsonObject> expected, IEnumerable<JsonObject> actual) =>
        Compare([.. expected.Select(error => At(error, data))], [.. actual.Select(error => At(error, data))]);

    private static string? Compare(List<Error> left, List<Error> right)
    {
        foreach (var position in left.Concat(right).Select(error => error.NulledAt).Distinct())
        {
            var those = left.Where(error => error.NulledAt == position).Select(error => error.ToString()).Order();
            var these = right.Where(error => error.NulledAt == position).Select(error => error.ToString()).Order();
            if (!those.SequenceEqual(these) && !those.Intersect(these).Any())
            {
                return $"has other errors at {position}\n  expected: {string.Join(" | ", those)}\n  actual:   {string.Join(" | ", these)}";
            }
        }

        return null;
    }

    private static string? CompareRequestErrors(
        JsonObject expected,
        JsonObject actual,
        List<Error> left,
        List<Error> right
    )
    {
        var those = left.Select(error => error.ToString()).Order();
        var these = right.Select(error => error.ToString()).Order();
        return expected.ContainsKey("data") == actual.ContainsKey("data") && those.SequenceEqual(these)
            ? null
            : $"is refused otherwise\n  expected: {expected.ToJsonString()}\n  actual:   {actual.ToJsonString()}";
    }

    private static List<Error> Read(JsonObject response, Func<Place, Place> shift) =>
        [.. (response["errors"]?.AsArray() ?? []).Select(error => Read(error!.AsObject(), response["data"], shift))];

    private static Error Read(JsonObject error, JsonNode? data, Func<Place, Place> shift) =>
        new(
            error["path"]?.ToJsonString() ?? "",
            string.Join(
                ' ',
                (error["locations"]?.AsArray() ?? []).Select(at =>
                    $"{shift(new Place(at!["line"]!.GetValue<int>(), at["column"]!.GetValue<int>()))}"
                )
            ),
            NulledAt(data, error["path"]?.AsArray())
        );

    private static Error At(JsonObject error, JsonNode? data) =>
        new(error["path"]?.ToJsonString() ?? "", "", NulledAt(data, error["path"]?.AsArray()));

    /// <summary>The part of a path that leads to the null that the error has become.</summary>
    private static string NulledAt(JsonNode? data, JsonArray? path)
    {
        var position = "$";
        foreach (var step in path ?? [])
        {
            if (data is null)
            {
                break;
            }

            position += "/" + step!.ToJsonString();
            data = data switch
            {
                // The rest of a list that is streamed may be missing.
                JsonArray list => step.GetValue<int>() < list.Count ? list[step.GetValue<int>()] : null,
                _ => data[step.GetValue<string>()],
            };
        }

        return position;
    }

    private sealed record Error(string Path, string Locations, string NulledAt)
    {
        public override string ToString() => $"{Path} at {Locations}";
    }
}
