using Graph.Execution.Resolvers;

namespace Graph.Annotations.Compilation;

/// <summary>Repeats the row of a root field that all variable sets share.</summary>
internal static class SharedRow
{
    /// <summary>Copies the only resolved row, its error included, to all others.</summary>
    public static void Repeat<T>(Column<T> column, int resolved)
    {
        if (resolved != 1 || column.Count == 1)
        {
            return;
        }

        var error = column.Errors?.GetValueOrDefault(0);
        for (var row = 1; row < column.Count; row++)
        {
            column.Values[row] = column.Values[0];
            if (error is not null)
            {
                column.SetError(row, error);
            }
        }
    }
}
