using System.Runtime.CompilerServices;
using Graph.Execution.Resolvers;

namespace Graph.Annotations.Compilation;

/// <summary>Which rows of a column one call of a batch resolver answers.</summary>
/// <param name="Rows">The rows, in order; null for all.</param>
/// <param name="Arguments">The arguments that the rows share.</param>
/// <param name="Columns">The arguments that are columns.</param>
internal readonly record struct BatchCall(int[]? Rows, ArgumentValues Arguments, Array[] Columns)
{
    /// <summary>The number of rows that the call must answer.</summary>
    public int CountOf(int all) => Rows?.Length ?? all;

    /// <summary>The rows in groups that share their arguments, by the identity of the argument set.</summary>
    public static List<BatchCall> GroupByArguments(ResolverContext context)
    {
        var groups = new Dictionary<ArgumentValues, List<int>>(IdentityComparer.Instance);
        var order = new List<ArgumentValues>();
        for (var row = 0; row < context.Count; row++)
        {
            var arguments = context.ArgumentsOf(row);
            if (!groups.TryGetValue(arguments, out var rows))
            {
                groups[arguments] = rows = [];
                order.Add(arguments);
            }

            rows.Add(row);
        }

        var calls = new List<BatchCall>(order.Count);
        foreach (var arguments in order)
        {
            calls.Add(new BatchCall([.. groups[arguments]], arguments, []));
        }

        return calls;
    }

    private sealed class IdentityComparer : IEqualityComparer<ArgumentValues>
    {
        public static readonly IdentityComparer Instance = new();

        public bool Equals(ArgumentValues? x, ArgumentValues? y) => ReferenceEquals(x, y);

        public int GetHashCode(ArgumentValues obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
