using Graph.Annotations.Reading;

namespace Graph.Data;

/// <summary>
/// Changes how much of the objects below a list is read with it. A <see cref="QueryContext{TEntity}"/> without the attribute has
/// the same limits.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UseProjectionAttribute : Attribute, IParameterAttribute
{
    /// <summary>How many levels of objects and lists below the entity may be read with it.</summary>
    public int MaxDepth { get; set; } = 3;

    /// <summary>How many lists below the entity may be read with it, at all levels together.</summary>
    public int MaxLists { get; set; } = 4;

    /// <summary>How many items a list below the entity may have. A list that grows should be a field with a page instead.</summary>
    public int MaxItems { get; set; } = 100;

    bool IParameterAttribute.IsServedBy(Type parameter) => QueryContextConvention.IsQueryContext(parameter);

    ResultConvention? IParameterAttribute.CompletionOf(Type result) => QueryableConvention.Of(result);

    string IParameterAttribute.Missing =>
        "[UseProjection] hands what is selected to a parameter of type QueryContext<T>: add one, or give back an IQueryable<T>.";
}
