using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Types.Sdl;

/// <summary>Reads what the specification's own directives say where they are applied.</summary>
internal static class AppliedDirectives
{
    public static DirectiveNode? Find(ImmutableArray<DirectiveNode> directives, string name)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value == name)
            {
                return directive;
            }
        }

        return null;
    }

    public static Deprecation? Deprecation(ImmutableArray<DirectiveNode> directives) =>
        Find(directives, "deprecated") is { } directive
            ? new Deprecation(Text(directive, "reason") ?? Types.Deprecation.DefaultReason)
            : null;

    public static string? SpecifiedBy(ImmutableArray<DirectiveNode> directives) =>
        Find(directives, "specifiedBy") is { } directive ? Text(directive, "url") : null;

    private static string? Text(DirectiveNode directive, string argument)
    {
        foreach (var candidate in directive.Arguments)
        {
            if (candidate.Name.Value == argument)
            {
                return (candidate.Value as StringValueNode)?.Value;
            }
        }

        return null;
    }
}
