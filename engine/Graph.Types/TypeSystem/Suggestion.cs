using System.Text;

namespace Graph.Types;

/// <summary>Proposes names that a mistyped name may have meant.</summary>
public static class Suggestion
{
    private const int MaxNames = 3;
    private const int MaxLength = 64;

    /// <summary>
    /// A sentence with the nearest names, starting with a space: <c> Did you mean "author" or "authors"?</c>; empty if
    /// none is near.
    /// </summary>
    /// <param name="name">The name that is not known.</param>
    /// <param name="candidates">The names that are.</param>
    public static string For(string name, IEnumerable<string> candidates)
    {
        var work = int.MaxValue;
        return For(name, candidates, ref work);
    }

    /// <summary>A sentence with the nearest names; empty if none is near, or if the work left does not suffice.</summary>
    /// <param name="name">The name that is not known.</param>
    /// <param name="candidates">The names that are.</param>
    /// <param name="work">How many pairs of letters may still be compared; counted down.</param>
    public static string For(string name, IEnumerable<string> candidates, ref int work)
    {
        if (name.Length > MaxLength)
        {
            return "";
        }

        var threshold = (int)(name.Length * 0.4) + 1;
        var near = new List<(int Distance, string Name)>();
        foreach (var candidate in candidates)
        {
            if ((work -= 1 + name.Length * candidate.Length) < 0)
            {
                return "";
            }

            if (Math.Abs(candidate.Length - name.Length) > threshold || candidate.Length > MaxLength)
            {
                continue;
            }

            var distance = Distance(name, candidate);
            if (distance <= threshold)
            {
                near.Add((distance, candidate));
            }
        }

        if (near.Count == 0)
        {
            return "";
        }

        near.Sort();
        var text = new StringBuilder(" Did you mean ");
        var count = Math.Min(near.Count, MaxNames);
        for (var i = 0; i < count; i++)
        {
            text.Append(
                    i == 0 ? ""
                    : i == count - 1 ? " or "
                    : ", "
                )
                .Append('"')
                .Append(near[i].Name)
                .Append('"');
        }

        return text.Append('?').ToString();
    }

    // Edits between two names, a swap of neighbours being one; a difference in case alone is the smallest.
    private static int Distance(string a, string b)
    {
        if (string.Equals(a, b, StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        Span<int> beforePrevious = stackalloc int[MaxLength + 1];
        Span<int> previous = stackalloc int[MaxLength + 1];
        Span<int> current = stackalloc int[MaxLength + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var left = char.ToLowerInvariant(a[i - 1]);
                var right = char.ToLowerInvariant(b[j - 1]);
                var cost = left == right ? 0 : 1;
                current[j] = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + cost);
                if (
                    i > 1
                    && j > 1
                    && left == char.ToLowerInvariant(b[j - 2])
                    && char.ToLowerInvariant(a[i - 2]) == right
                )
                {
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
                }
            }

            var reused = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = reused;
        }

        return previous[b.Length];
    }
}
