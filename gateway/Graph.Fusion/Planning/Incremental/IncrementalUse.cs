using Graph.Execution.Operations;
using Graph.Language;
using Graph.Types.Sdl;

namespace Graph.Fusion.Planning.Incremental;

/// <summary>Finds <c>@defer</c> and <c>@stream</c> on selections whose conditions are constant.</summary>
internal static class IncrementalUse
{
    /// <summary>The directive of a name if its condition holds; null if not, or if there is none.</summary>
    public static DirectiveNode? InForce(SelectionNode selection, string name)
    {
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value == name)
            {
                return Argument(directive, "if") is BooleanValueNode { Value: false } ? null : directive;
            }
        }

        return null;
    }

    /// <summary>How a field is streamed; null if it is not.</summary>
    public static PlannedStream? StreamOf(FieldNode field) =>
        InForce(field, IncrementalDirectives.StreamName) is { } directive
            ? new PlannedStream(Labels.Of(directive), Argument(directive, "initialCount"))
            : null;

    private static ValueNode? Argument(DirectiveNode directive, string name)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value == name)
            {
                return argument.Value;
            }
        }

        return null;
    }
}
