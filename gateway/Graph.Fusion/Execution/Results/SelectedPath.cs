using System.Text;
using Graph.Fusion.Planning;

namespace Graph.Fusion.Execution.Results;

/// <summary>Finds the fields that a path of a source's response leads through.</summary>
internal static class SelectedPath
{
    /// <summary>How many fields are looked at before the best path so far is taken.</summary>
    private const int MaxLooks = 1_000;

    /// <summary>
    /// For each step the field that it names; null for an item of a list, and from where on the path leads elsewhere. Fields of
    /// several types may have one name, and not all lead on as the path does: those are taken that lead furthest.
    /// </summary>
    /// <param name="set">What is read of the object that the path begins at.</param>
    /// <param name="path">Names and indices.</param>
    public static ReadField?[] Find(ReadSet set, ReadOnlySpan<object> path)
    {
        var best = new ReadField?[path.Length];
        var looks = MaxLooks;
        Find(set, path, 0, new ReadField?[path.Length], best, ref looks);
        return best;
    }

    /// <summary>The depth is that of the path, which leads through the plan.</summary>
    /// <returns>True if nothing can be better.</returns>
    private static bool Find(
        ReadSet set,
        ReadOnlySpan<object> path,
        int at,
        ReadField?[] found,
        ReadField?[] best,
        ref int looks
    )
    {
        if (path[at] is not string name || looks-- <= 0)
        {
            return false;
        }

        foreach (var field in set.Fields)
        {
            if (Encoding.UTF8.GetString(field.Name) != name)
            {
                continue;
            }

            found[at] = field;
            if (best[at] is null)
            {
                found.AsSpan(0, at + 1).CopyTo(best);
            }

            var next = at + 1;
            while (next < path.Length && path[next] is int)
            {
                next++;
            }

            if (next == path.Length)
            {
                return true;
            }

            foreach (var type in field.Child?.Types ?? [])
            {
                if (Find(type.Read, path, next, found, best, ref looks))
                {
                    return true;
                }
            }

            found.AsSpan(at).Clear();
        }

        return false;
    }
}
