using Graph.Language;
using Graph.Types;
using Graph.Types.Sdl;

namespace Graph.Validation.Rules.FieldMerging;

/// <summary>Tells whether two selections of a field cannot be merged because one is streamed.</summary>
internal static class StreamComparer
{
    /// <summary>True if the schema has <c>@stream</c>.</summary>
    public static bool IsKnown(Schema schema) => schema.FindDirective(IncrementalDirectives.StreamName) is not null;

    /// <summary>Why they cannot be merged, as the end of a sentence; null if they can.</summary>
    /// <remarks>
    /// Not even equal directives can be: <see href="https://github.com/graphql/defer-stream-wg/discussions/100"/>.
    /// </remarks>
    public static string? FindConflict(FieldNode a, FieldNode b)
    {
        var (one, other) = (Find(a), Find(b));
        if (one is null && other is null)
        {
            return null;
        }

        var areSame = one is not null && other is not null && ArgumentComparer.AreSame(one.Arguments, other.Arguments);
        return areSame
            ? "they have overlapping stream directives. See https://github.com/graphql/defer-stream-wg/discussions/100"
            : "they have overlapping stream directives";
    }

    private static DirectiveNode? Find(FieldNode field)
    {
        foreach (var directive in field.Directives)
        {
            if (directive.Name.Value == IncrementalDirectives.StreamName)
            {
                return directive;
            }
        }

        return null;
    }
}
