using Graph.Language;
using Graph.Types.Sdl;

namespace Graph.Validation.Rules;

/// <summary>Finds <c>@defer</c> and <c>@stream</c> where the schema has them; elsewhere they are merely unknown.</summary>
internal static class IncrementalUse
{
    /// <summary>True for the name of one that the schema has.</summary>
    public static bool IsKnown(ValidationContext context, string name) =>
        name is IncrementalDirectives.DeferName or IncrementalDirectives.StreamName
        && context.Schema.FindDirective(name) is not null;

    /// <summary>The directive of a selection; null if it has none.</summary>
    public static DirectiveNode? Find(ValidationContext context, SelectionNode selection, string name)
    {
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value == name)
            {
                return IsKnown(context, name) ? directive : null;
            }
        }

        return null;
    }

    /// <summary>The value of an argument; null if it is not given.</summary>
    public static ValueNode? Argument(DirectiveNode directive, string name)
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
