using System.Linq.Expressions;
using Graph.Annotations.Binding;
using Graph.Data.Filtering;
using Graph.Data.Projections;
using Graph.Data.Sorting;
using Graph.Execution.Resolvers;

namespace Graph.Data;

/// <summary>Makes of a field's arguments and selections what is asked of its list.</summary>
internal sealed class QueryContextBinder<TEntity> : ContextBinder<QueryContext<TEntity>>
{
    public required string Coordinate { get; init; }

    public required ProjectionLimits Projection { get; init; }

    /// <summary>False to read entities whole.</summary>
    public bool Projects { get; set; } = true;

    /// <summary>What may be filtered by; null for nothing.</summary>
    public FilterObject? Filter { get; set; }

    public FilterLimits? FilterLimits { get; set; }

    public int WhereIndex { get; set; }

    /// <summary>Reads the order; null if there is none to be asked for.</summary>
    public OrderReader<TEntity>? Order { get; set; }

    public int OrderIndex { get; set; }

    /// <inheritdoc/>
    public override QueryContext<TEntity> Bind(ResolverContext context, ArgumentValues arguments) =>
        new(Projects ? SelectorOf(context) : null, PredicateOf(arguments), SortingOf(arguments));

    private Expression<Func<TEntity, TEntity>>? SelectorOf(ResolverContext context) =>
        context
            .SelectedField.Remember(this, static (binder, field) => Selector<TEntity>.Of(field, binder.Projection))
            .Lambda;

    private Expression<Func<TEntity, bool>>? PredicateOf(ArgumentValues arguments)
    {
        if (Filter is null || arguments[WhereIndex] is not InputObjectValue where)
        {
            return null;
        }

        var entity = Expression.Parameter(typeof(TEntity), "x");
        var condition = Filter.Build(where, entity, new FilterWalk(Coordinate, FilterLimits!));
        return condition is null ? null : Expression.Lambda<Func<TEntity, bool>>(condition, entity);
    }

    private SortDefinition<TEntity>? SortingOf(ArgumentValues arguments) =>
        Order is not null && arguments[OrderIndex] is IReadOnlyList<object?> { Count: > 0 } entries
            ? Order.Read(entries)
            : null;
}
