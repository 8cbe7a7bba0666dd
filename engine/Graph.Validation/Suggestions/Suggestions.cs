namespace Graph.Validation;

/// <summary>Finds the names that somebody may have meant.</summary>
public static class Suggestions
{
    private const int MaxSuggestions = 5;
    private const int MaxNameLength = 100;

    /// <summary><c> Did you mean "a", "b", or "c"?</c> with its leading space, or nothing.</summary>
    /// <param name="name">The name that was written.</param>
    /// <param name="known">The names there are.</param>
    /// <param name="prefix">What the names are, such as <c>the enum value</c>; null for nothing.</param>
    public static string DidYouMean(string name, IEnumerable<string> known, string? prefix = null)
    {
        var work = int.MaxValue;
        return Sentence(Similar(name, known, ref work), prefix);
    }

    /// <summary>The sentence for suggestions that are already chosen.</summary>
    public static string Sentence(IReadOnlyList<string> names, string? prefix = null)
    {
        if (names.Count == 0)
        {
            return "";
        }

        var quoted = names.Take(MaxSuggestions).Select(name => $"\"{name}\"").ToArray();
        var list = quoted.Length switch
        {
            1 => quoted[0],
            2 => $"{quoted[0]} or {quoted[1]}",
            _ => $"{string.Join(", ", quoted[..^1])}, or {quoted[^1]}",
        };
        return prefix is null ? $" Did you mean {list}?" : $" Did you mean {prefix} {list}?";
    }

    /// <summary>The known names that are close, the closest first.</summary>
    public static IReadOnlyList<string> Similar(string name, IEnumerable<string> known)
    {
        var work = int.MaxValue;
        return Similar(name, known, ref work);
    }

    /// <summary>The known names that are close, the closest first; none if the work left does not suffice to find them.</summary>
    /// <param name="name">The name that was written.</param>
    /// <param name="known">The names there are.</param>
    /// <param name="work">How many pairs of letters may still be compared; counted down.</param>
    internal static IReadOnlyList<string> Similar(string name, IEnumerable<string> known, ref int work)
    {
        if (name.Length > MaxNameLength)
        {
            return [];
        }

        // Two letters in five may be wrong, and one more.
        var threshold = (int)(name.Length * 0.4) + 1;
        var close = new List<(int Distance, string Name)>();
        foreach (var candidate in known)
        {
            if (--work < 0)
            {
                return [];
            }

            if (Math.Abs(candidate.Length - name.Length) <= threshold)
            {
                work -= name.Length * candidate.Length;
                var distance = Distance(name, candidate);
                if (distance <= threshold)
                {
                    close.Add((distance, candidate));
                }
            }
        }

        close.Sort(
            (a, b) => a.Distance != b.Distance ? a.Distance - b.Distance : string.CompareOrdinal(a.Name, b.Name)
        );
        return close.ConvertAll(entry => entry.Name);
    }

    /// <summary>
    /// The number of letters to insert, delete, replace or swap with a neighbour; names that differ only in case are 1
    /// apart.
    /// </summary>
    internal static int Distance(string left, string right)
    {
        if (left == right)
        {
            return 0;
        }

        var a = left.ToLowerInvariant();
        var b = right.ToLowerInvariant();
        if (a == b)
        {
            return 1;
        }

        var rows = new int[3, b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            int current = i % 3,
                previous = (i - 1) % 3,
                beforeThat = (i + 1) % 3;
            rows[current, 0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var best = Math.Min(
                    Math.Min(rows[previous, j] + 1, rows[current, j - 1] + 1),
                    rows[previous, j - 1] + cost
                );
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    best = Math.Min(best, rows[beforeThat, j - 2] + 1);
                }

                rows[current, j] = best;
            }
        }

        return rows[a.Length % 3, b.Length];
    }
}
