using System.Reflection;

namespace Graph.Annotations.Compilation;

/// <summary>A method that resolves a field, understood and ready to be compiled.</summary>
/// <param name="Method">The static method.</param>
/// <param name="Parameters">What each parameter gets.</param>
/// <param name="Parent">The C# type of one parent; <see cref="object"/> on root fields.</param>
/// <param name="Row">What the method gives back for one row, without task and list.</param>
/// <param name="Kind">How a row becomes a row of the column.</param>
/// <param name="IsBatch">True for batch resolvers.</param>
/// <param name="IsRoot">True for root fields.</param>
/// <param name="Exceptions">The exceptions that a mutation gives as errors of its payload; null for none.</param>
/// <param name="Completion">What makes a row of the method's result; null where the result is the row.</param>
internal sealed record ResolverMethod(
    MethodInfo Method,
    IReadOnlyList<ParameterSource> Parameters,
    Type Parent,
    Type Row,
    RowKind Kind,
    bool IsBatch,
    bool IsRoot,
    ExpectedErrors? Exceptions = null,
    ResultCompletion? Completion = null
)
{
    /// <summary>True if a row is awaited.</summary>
    public bool IsAsync => Completion is not null || MethodCompiler.IsAsync(Method.ReturnType);
}
