using System.Text.Json;
using Graph.Oracle.Tests.Sources;

namespace Graph.Oracle.Tests.Comparison;

/// <summary>
/// Whether a response has the errors that it must have, and none that it must not have.
/// </summary>
/// <remarks>
/// An error that nulled nothing above its own position must be there, once. Where a non-null field failed, null travels up
/// to a position, and everything below is discarded: of the errors that lie below, a server may report any, but at least
/// one, since it may stop early and siblings race
/// (<see href="https://spec.graphql.org/September2025/#sec-Handling-Execution-Errors"/>).
/// </remarks>
internal static class ErrorComparison
{
    /// <summary>What is missing or too much; null if nothing is.</summary>
    public static string? Compare(MonolithAnswer expected, JsonElement data, IReadOnlyList<FieldError> actual)
    {
        var possible = new Dictionary<FieldErrorKey, int>();
        var required = new HashSet<FieldErrorKey>();
        var nulled = new HashSet<string>(StringComparer.Ordinal);
        var explained = new HashSet<string>(StringComparer.Ordinal);
        foreach (var error in expected.Possible ?? [])
        {
            var key = FieldErrorKey.Of(error);
            possible[key] = 0;
            if (NullAbove(data, error.Path) is { } position)
            {
                nulled.Add(position);
            }
            else
            {
                required.Add(key);
            }
        }

        foreach (var error in actual)
        {
            var key = FieldErrorKey.Of(error);
            if (!possible.TryGetValue(key, out var times))
            {
                return $"error too much: {error}";
            }

            if (times > 0)
            {
                return $"error twice: {error}";
            }

            possible[key] = times + 1;
            required.Remove(key);
            if (NullAbove(data, error.Path) is { } position)
            {
                explained.Add(position);
            }
        }

        if (required.Count > 0)
        {
            return $"error missing: {required.First()}";
        }

        nulled.ExceptWith(explained);
        return nulled.Count > 0 ? $"no error explains the null at {nulled.First()}" : null;
    }

    /// <summary>True if null has travelled from a failing field to an object or a list above it.</summary>
    public static bool HasTravelled(MonolithAnswer answer) =>
        (answer.Possible ?? []).Any(error => NullAbove(answer.Data, error.Path) is not null);

    /// <summary>The errors that no execution may report.</summary>
    public static List<FieldError> Impossible(MonolithAnswer expected, IEnumerable<FieldError> actual)
    {
        var possible = (expected.Possible ?? []).Select(FieldErrorKey.Of).ToHashSet();
        return [.. actual.Where(error => !possible.Contains(FieldErrorKey.Of(error)))];
    }

    /// <summary>The first position above the path's last one that is null; null if there is none.</summary>
    private static string? NullAbove(JsonElement data, JsonElement? path)
    {
        if (path is not { ValueKind: JsonValueKind.Array } steps)
        {
            return null;
        }

        var at = data;
        var position = "data";
        foreach (var step in steps.EnumerateArray())
        {
            if (at.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            {
                return position;
            }

            at = step.ValueKind == JsonValueKind.Number ? at[step.GetInt32()] : at.GetProperty(step.GetString()!);
            position += $".{step}";
        }

        return null;
    }

    private readonly record struct FieldErrorKey(string Path, string Message)
    {
        public static FieldErrorKey Of(FieldError error) => new(error.PathText, error.Message);

        public override string ToString() => $"{Path} {Message}";
    }
}
