using Graph.Types;

namespace Graph.Execution.Resolvers;

/// <summary>
/// The values of one field for all objects at its place in the operation, in the objects' order. Columns are what the
/// engine moves instead of objects: resolvers take the column of parents and give back the column of results.
/// </summary>
public abstract class Column : IDisposable
{
    private Dictionary<int, GraphQLError>? _errors;

    /// <summary>The number of rows.</summary>
    public int Count { get; protected set; }

    /// <summary>The C# type of the rows.</summary>
    public abstract Type ElementType { get; }

    /// <summary>True if the row's value is null.</summary>
    public abstract bool IsNull(int row);

    /// <summary>The row's value, boxed: for tests and rare paths only.</summary>
    public abstract object? GetValue(int row);

    /// <summary>A column of the given rows, in their order, owned by the caller. Errors are left behind.</summary>
    public abstract Column Select(ReadOnlySpan<int> rows);

    /// <summary>The failed rows; their values do not count.</summary>
    public IReadOnlyDictionary<int, GraphQLError>? Errors => _errors;

    /// <summary>Marks a row as failed.</summary>
    public void SetError(int row, GraphQLError error) => (_errors ??= [])[row] = error;

    /// <summary>Returns pooled memory; the column must not be used after it.</summary>
    public virtual void Dispose() => _errors = null;
}
