using System.Linq.Expressions;
using Graph.Annotations.Reading;
using Graph.Data.Sorting;

namespace Graph.Data;

/// <summary>
/// What a client asks of a list: which columns, which rows, in which order. Give it to
/// <see cref="QueryableExtensions.With{TEntity}(IQueryable{TEntity}, QueryContext{TEntity})"/>.
/// </summary>
/// <typeparam name="TEntity">The entity of the list.</typeparam>
/// <param name="Selector">Makes an entity of the columns that are needed; null to read it whole.</param>
/// <param name="Predicate">The rows that are asked for; null for all.</param>
/// <param name="Sorting">The order that is asked for; null for none.</param>
[ParameterConvention(typeof(QueryContextConvention))]
public sealed record QueryContext<TEntity>(
    Expression<Func<TEntity, TEntity>>? Selector = null,
    Expression<Func<TEntity, bool>>? Predicate = null,
    SortDefinition<TEntity>? Sorting = null
)
{
    /// <summary>Asks for everything, in no order.</summary>
    public static QueryContext<TEntity> Empty { get; } = new();
}
