using Graph.Language;

namespace Graph.Execution.Operations;

/// <summary>The labels of <c>@defer</c> and <c>@stream</c>, which are literals.</summary>
internal static class Labels
{
    /// <summary>The label of a directive; null if it has none.</summary>
    public static string? Of(DirectiveNode directive)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument is { Name.Value: "label", Value: StringValueNode text })
            {
                return text.Value;
            }
        }

        return null;
    }
}
