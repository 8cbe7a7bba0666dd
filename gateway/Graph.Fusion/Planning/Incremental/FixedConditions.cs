using Graph.Execution.Operations;
using Graph.Language;
using Graph.Types.Sdl;

namespace Graph.Fusion.Planning.Incremental;

/// <summary>
/// Writes the values of variables into the conditions of an operation. What is delivered when depends on which of several
/// selections of a field apply; an operation that defers something is planned for each combination of its conditions,
/// as an engine compiles it, and the plan itself knows none.
/// </summary>
internal sealed class FixedConditions : SyntaxRewriter
{
    private readonly SelectedOperation _operation;
    private readonly ulong _values;

    private FixedConditions(SelectedOperation operation, ulong values)
    {
        _operation = operation;
        _values = values;
    }

    /// <summary>The document with the values in the place of the variables.</summary>
    /// <param name="document">The document.</param>
    /// <param name="operation">Its operation.</param>
    /// <param name="values">A bit for each of <see cref="SelectedOperation.ConditionVariables"/> that is true.</param>
    public static DocumentNode Write(DocumentNode document, SelectedOperation operation, ulong values) =>
        (DocumentNode)new FixedConditions(operation, values).Rewrite(document)!;

    public override SyntaxNode? Rewrite(SyntaxNode node) =>
        node is DirectiveNode directive && IsConditional(directive)
            ? new DirectiveNode(
                directive.Name,
                [.. directive.Arguments.Select(argument => Fixed(directive, argument))],
                directive.Location
            )
            : base.Rewrite(node);

    private static bool IsConditional(DirectiveNode directive) =>
        directive.Name.Value
            is "skip"
                or "include"
                or IncrementalDirectives.DeferName
                or IncrementalDirectives.StreamName;

    private ArgumentNode Fixed(DirectiveNode directive, ArgumentNode argument) =>
        argument is { Name.Value: "if", Value: VariableNode }
            ? new ArgumentNode(
                argument.Name,
                new BooleanValueNode(_operation.IsTrue(directive, _values, otherwise: true), argument.Value.Location),
                argument.Location
            )
            : argument;
}
