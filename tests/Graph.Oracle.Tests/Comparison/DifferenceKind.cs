using System.Text.RegularExpressions;

namespace Graph.Oracle.Tests.Comparison;

/// <summary>What kind of difference a difference is: the same for two that have the same cause, as far as texts can tell.</summary>
internal static partial class DifferenceKind
{
    public static string Of(string difference)
    {
        var lines = difference.Split('\n');
        var kind = Category(lines[0]);
        var error = lines.FirstOrDefault(line => line.StartsWith("  errors: ", StringComparison.Ordinal));
        if (error is not null && kind is "data" or "error too much" or "error missing")
        {
            kind += " / " + error["  errors: ".Length..];
        }

        var refusal = kind.IndexOf(" refuses ", StringComparison.Ordinal);
        kind = refusal < 0 ? kind : kind[..(refusal - 2)];
        return Digits().Replace(Names().Replace(Path().Replace(Quoted().Replace(kind, "''"), ""), "''"), "0");
    }

    private static string Category(string line) =>
        line.StartsWith("data", StringComparison.Ordinal)
            ? line.Contains("was expected next", StringComparison.Ordinal)
                ? "order"
                : line.Contains("is missing", StringComparison.Ordinal)
                    ? "member missing"
                    : line.Contains("is too much", StringComparison.Ordinal)
                        ? "member too much"
                        : line.Contains("items, actual", StringComparison.Ordinal)
                            ? "number of items"
                            : line.EndsWith("actual null", StringComparison.Ordinal)
                                ? "data"
                                : line.Contains("expected null", StringComparison.Ordinal)
                                    ? "data, not null"
                                    : "value"
            : line.StartsWith("error too much", StringComparison.Ordinal)
                ? "error too much"
                : line.StartsWith("error missing", StringComparison.Ordinal)
                    ? "error missing"
                    : line.StartsWith("error twice", StringComparison.Ordinal)
                        ? "error twice"
                        : line;

    [GeneratedRegex("'[^']*'|\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\[(''|\d|,)*\] ")]
    private static partial Regex Path();

    [GeneratedRegex(@"\b[EVIUQM]\w*\.\w+")]
    private static partial Regex Names();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
