using Graph.Execution.DataLoaders;
using Graph.Language;
using Graph.Types;

namespace Graph.Execution.Resolvers;

/// <summary>What a resolver sees: the column of parents, the arguments and the request.</summary>
public abstract class ResolverContext
{
    /// <summary>The number of rows to resolve: one result for each, in order.</summary>
    public abstract int Count { get; }

    /// <summary>The parents, one per row. For a root field its rows are null: one for each set of variables.</summary>
    public abstract Column Parents { get; }

    /// <summary>
    /// The arguments: one set for all rows, or, for a root field under variable batching, one set for each row
    /// (<see cref="ArgumentsVary"/>).
    /// </summary>
    public abstract ReadOnlySpan<ArgumentValues> ArgumentSets { get; }

    /// <summary>True if each row has arguments of its own.</summary>
    public bool ArgumentsVary => ArgumentSets.Length > 1;

    /// <summary>The arguments that all rows share, or those of the first.</summary>
    public ArgumentValues Arguments => ArgumentSets[0];

    /// <summary>The arguments of a row.</summary>
    public ArgumentValues ArgumentsOf(int row) => ArgumentsVary ? ArgumentSets[row] : ArgumentSets[0];

    /// <summary>
    /// A column for the results, with a row for each of <see cref="Count"/>; to be given back to the engine, which may keep
    /// it for the next request.
    /// </summary>
    /// <typeparam name="T">The C# type of the rows.</typeparam>
    public virtual Column<T> RentColumn<T>() => Column<T>.Rent(Count);

    /// <summary>The services of the request.</summary>
    public abstract IServiceProvider Services { get; }

    /// <summary>
    /// The data loaders of the request, for the fields of operations in which a resolver says that it takes one
    /// (<see cref="FieldResolver.UsesDataLoaders"/>).
    /// </summary>
    /// <exception cref="InvalidOperationException">No resolver of the operation says so.</exception>
    public virtual DataLoaderScope DataLoaders =>
        throw new InvalidOperationException(
            $"There are no data loaders for '{Field.Coordinate}': its resolver must say that it uses some, by "
                + $"{nameof(FieldResolver)}.{nameof(FieldResolver.UsesDataLoaders)}."
        );

    /// <summary>Cancelled when the client goes away or the request takes too long.</summary>
    public abstract CancellationToken RequestAborted { get; }

    /// <summary>The schema that is executed.</summary>
    public abstract Schema Schema { get; }

    /// <summary>The object type of the parents.</summary>
    public abstract ObjectType ParentType { get; }

    /// <summary>The field that is resolved.</summary>
    public abstract OutputField Field { get; }

    /// <summary>The first selection of the field in the document.</summary>
    public abstract FieldNode Selection { get; }

    /// <summary>The field as the operation selects it, with what is selected below it.</summary>
    public virtual SelectedField SelectedField =>
        throw new InvalidOperationException($"There are no selections below '{Field.Coordinate}' yet.");

    /// <summary>True if the result's selection includes a field of this name, at the next level.</summary>
    public abstract bool IsSelected(string fieldName);
}
