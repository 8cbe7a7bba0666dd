using Graph.Annotations.Reading;

namespace Graph.Data;

/// <summary>
/// The field gets an argument <c>where</c>, which the method takes as the <see cref="QueryContext{TEntity}.Predicate"/> of a
/// <see cref="QueryContext{TEntity}"/>. What may be asked is said by the <see cref="FilterInputType{T}"/> of the entity.
/// </summary>
/// <param name="filterType">A class that derives from <see cref="FilterInputType{T}"/>; null for the only one of the entity.</param>
[AttributeUsage(AttributeTargets.Method)]
public class UseFilteringAttribute(Type? filterType = null) : Attribute, IParameterAttribute
{
    /// <summary>A class that derives from <see cref="FilterInputType{T}"/>; null for the only one of the entity.</summary>
    public Type? FilterType { get; } = filterType;

    /// <summary>How many conditions a client may ask at once. Every operation, every object and every item of <c>and</c> and <c>or</c> is one.</summary>
    public int MaxConditions { get; set; } = 40;

    /// <summary>How many levels of objects, lists, <c>and</c> and <c>or</c> may stand in each other.</summary>
    public int MaxDepth { get; set; } = 6;

    /// <summary>How many values <c>in</c> and <c>nin</c> may list.</summary>
    public int MaxListLength { get; set; } = 100;

    /// <summary>How many characters (UTF-16) a string may have.</summary>
    public int MaxStringLength { get; set; } = 256;

    bool IParameterAttribute.IsServedBy(Type parameter) => QueryContextConvention.IsQueryContext(parameter);

    ResultConvention? IParameterAttribute.CompletionOf(Type result) => QueryableConvention.Of(result);

    string IParameterAttribute.Missing =>
        "[UseFiltering] hands what is asked to a parameter of type QueryContext<T>: add one, or give back an IQueryable<T>.";
}
