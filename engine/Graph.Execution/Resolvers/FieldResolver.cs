using Graph.Execution.Columns;
using Graph.Execution.Operations;
using Graph.Types;

namespace Graph.Execution.Resolvers;

/// <summary>Resolves one field for a whole column of parents at once.</summary>
/// <remarks>
/// The specification resolves a field once per object
/// (<see href="https://spec.graphql.org/September2025/#ResolveFieldValue()"/>); this engine resolves it once per place in
/// the operation. Only the order of work differs: the response is the same.
/// </remarks>
public abstract class FieldResolver
{
    /// <summary>The C# type of one row of the result.</summary>
    public abstract Type ResultType { get; }

    /// <summary>True if it takes loaders from <see cref="ResolverContext.DataLoaders"/>.</summary>
    public virtual bool UsesDataLoaders => false;

    /// <summary>What it reads of its parents; null if it may read all of them.</summary>
    public virtual ParentRead? ParentRead => null;

    /// <summary>What completes its results; null if that is to be made from <see cref="ResultType"/>.</summary>
    internal virtual Completer? CreateCompleter(CompiledField field, GraphType type) => null;

    /// <summary>What completes the items of its lists; null if that is to be made from <see cref="ResultType"/>.</summary>
    internal virtual Completer? CreateItemCompleter(CompiledField field, GraphType itemType) => null;

    /// <summary>
    /// Resolves all rows. Completes synchronously where it can. A row may fail alone (<see cref="Column.SetError"/>); an
    /// exception fails all rows.
    /// </summary>
    /// <returns>
    /// A <see cref="Column{T}"/> of <see cref="ResultType"/> with <see cref="ResolverContext.Count"/> rows, owned by the
    /// caller.
    /// </returns>
    public abstract ValueTask<Column> ResolveAsync(ResolverContext context);
}
