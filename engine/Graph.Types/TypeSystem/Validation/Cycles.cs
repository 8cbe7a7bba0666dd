namespace Graph.Types.Validation;

/// <summary>Finds circles of references, without recursion: a schema may have any number of types in a row.</summary>
internal static class Cycles
{
    /// <summary>So many circles are enough to tell what is wrong.</summary>
    private const int MaxFound = 100;

    /// <summary>One step of a circle.</summary>
    public readonly record struct Edge<T>(T From, string Label, T To);

    /// <summary>At least one circle for each group of nodes that refer to each other in circles.</summary>
    /// <param name="nodes">Where to start.</param>
    /// <param name="references">The references of a node, each with a label for messages.</param>
    public static List<List<Edge<T>>> Find<T>(
        IEnumerable<T> nodes,
        Func<T, IEnumerable<(string Label, T To)>> references
    )
        where T : class
    {
        var found = new List<List<Edge<T>>>();
        // The place of a node in the path that is being followed; -1 once all behind it is known.
        var states = new Dictionary<T, int>(ReferenceEqualityComparer.Instance);
        var path = new List<Edge<T>>();
        var open = new Stack<(T Node, IEnumerator<(string Label, T To)> References)>();
        foreach (var start in nodes)
        {
            if (!states.TryAdd(start, 0))
            {
                continue;
            }

            path.Clear();
            open.Push((start, references(start).GetEnumerator()));
            while (open.TryPeek(out var frame))
            {
                if (!frame.References.MoveNext())
                {
                    frame.References.Dispose();
                    states[frame.Node] = -1;
                    open.Pop();
                    if (path.Count > 0)
                    {
                        path.RemoveAt(path.Count - 1);
                    }

                    continue;
                }

                var (label, target) = frame.References.Current;
                var edge = new Edge<T>(frame.Node, label, target);
                if (!states.TryGetValue(target, out var place))
                {
                    path.Add(edge);
                    states.Add(target, path.Count);
                    open.Push((target, references(target).GetEnumerator()));
                }
                else if (place >= 0 && found.Count < MaxFound)
                {
                    found.Add([.. path[place..], edge]);
                }
            }
        }

        return found;
    }
}
