using Graph.Annotations.Reading;

namespace Graph.Data;

/// <summary>
/// The field gets an argument <c>order</c>, which the method takes as the <see cref="QueryContext{TEntity}.Sorting"/> of a
/// <see cref="QueryContext{TEntity}"/>. What may be asked is said by the <see cref="SortInputType{T}"/> of the entity.
/// </summary>
/// <param name="sortType">A class that derives from <see cref="SortInputType{T}"/>; null for the only one of the entity.</param>
[AttributeUsage(AttributeTargets.Method)]
public class UseSortingAttribute(Type? sortType = null) : Attribute, IParameterAttribute
{
    /// <summary>A class that derives from <see cref="SortInputType{T}"/>; null for the only one of the entity.</summary>
    public Type? SortType { get; } = sortType;

    /// <summary>How many members an order may have.</summary>
    public int MaxMembers { get; set; } = 5;

    /// <summary>How many objects may lead to a member: each is a join.</summary>
    public int MaxDepth { get; set; } = 2;

    bool IParameterAttribute.IsServedBy(Type parameter) => QueryContextConvention.IsQueryContext(parameter);

    ResultConvention? IParameterAttribute.CompletionOf(Type result) => QueryableConvention.Of(result);

    string IParameterAttribute.Missing =>
        "[UseSorting] hands what is asked to a parameter of type QueryContext<T>: add one, or give back an IQueryable<T>.";
}
