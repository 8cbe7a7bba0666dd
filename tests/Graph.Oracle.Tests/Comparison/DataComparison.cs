using System.Text.Json;

namespace Graph.Oracle.Tests.Comparison;

/// <summary>Whether two responses have identical data: the same members in the same order, and the same values.</summary>
internal static class DataComparison
{
    /// <summary>How response names of the root begin whose lists are compared in any order.</summary>
    public const string InAnyOrder = "list";

    /// <summary>The first difference as <c>path: expected …, actual …</c>; null if there is none.</summary>
    public static string? Compare(JsonElement expected, JsonElement actual, string path = "data")
    {
        if (expected.ValueKind != actual.ValueKind)
        {
            return Different(expected, actual, path);
        }

        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                using (var ours = expected.EnumerateObject())
                using (var theirs = actual.EnumerateObject())
                {
                    return CompareMembers(ours, theirs, path);
                }

            case JsonValueKind.Array:
                if (expected.GetArrayLength() != actual.GetArrayLength())
                {
                    return $"{path}: expected {expected.GetArrayLength()} items, actual {actual.GetArrayLength()}";
                }

                var isInAnyOrder = path.StartsWith($"data.{InAnyOrder}", StringComparison.Ordinal);
                var (left, right) = (Items(expected, isInAnyOrder), Items(actual, isInAnyOrder));
                for (var i = 0; i < left.Count; i++)
                {
                    if (Compare(left[i], right[i], $"{path}.{i}") is { } difference)
                    {
                        return difference;
                    }
                }

                return null;
            case JsonValueKind.String:
                return expected.GetString() == actual.GetString() ? null : Different(expected, actual, path);
            case JsonValueKind.Number:
                // Two servers may write one number in different ways: 1e300, 1E+300.
                return expected.GetDouble() == actual.GetDouble() ? null : Different(expected, actual, path);
            default:
                return null;
        }
    }

    private static string? CompareMembers(
        JsonElement.ObjectEnumerator expected,
        JsonElement.ObjectEnumerator actual,
        string path
    )
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var more = expected.MoveNext();
            if (more != actual.MoveNext())
            {
                return more
                    ? $"{path}: '{expected.Current.Name}' is missing"
                    : $"{path}: '{actual.Current.Name}' is too much";
            }

            if (!more)
            {
                return null;
            }

            if (expected.Current.Name != actual.Current.Name)
            {
                return $"{path}: '{expected.Current.Name}' was expected next, actual '{actual.Current.Name}'";
            }

            if (!seen.Add(actual.Current.Name))
            {
                return $"{path}: '{actual.Current.Name}' is there twice";
            }

            var inner = $"{path}.{expected.Current.Name}";
            if (Compare(expected.Current.Value, actual.Current.Value, inner) is { } difference)
            {
                return difference;
            }
        }
    }

    private static List<JsonElement> Items(JsonElement list, bool isInAnyOrder) =>
        isInAnyOrder ? [.. list.EnumerateArray().OrderBy(NameOf, StringComparer.Ordinal)] : [.. list.EnumerateArray()];

    private static string? NameOf(JsonElement item) =>
        item.TryGetProperty("name", out var name) ? name.GetString() : item.GetRawText();

    private static string Different(JsonElement expected, JsonElement actual, string path) =>
        $"{path}: expected {Shorten(expected)}, actual {Shorten(actual)}";

    private static string Shorten(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.Undefined ? "nothing" : value.GetRawText();
        return text.Length > 200 ? text[..200] + "…" : text;
    }
}
