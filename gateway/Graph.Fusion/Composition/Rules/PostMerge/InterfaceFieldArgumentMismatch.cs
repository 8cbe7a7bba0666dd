using Graph.Fusion.Composition.Merging;
using Graph.Fusion.Composition.Sources;
using Graph.Language;

namespace Graph.Fusion.Composition.Rules.PostMerge;

/// <summary>A field that implements an interface's takes the same arguments, also after both are merged.</summary>
/// <remarks>GraphQL, section 3.6, "Object Type Validation", for the merged types.</remarks>
internal static class InterfaceFieldArgumentMismatch
{
    public const string Code = "INTERFACE_FIELD_ARGUMENT_MISMATCH";

    public static void Check(MergedSchema schema, CompositionLog log)
    {
        foreach (var (type, field) in InterfaceFields.Of(schema))
        {
            if (type.FindField(field.Name) is { } own)
            {
                Compare(own, field, log);
            }
        }
    }

    private static void Compare(MergedField own, MergedField implemented, CompositionLog log)
    {
        foreach (var argument in implemented.Arguments)
        {
            var same = own.Arguments.FirstOrDefault(other => other.Name == argument.Name);
            if (same is null)
            {
                Report(
                    $"lacks the argument '{argument.Name}' of",
                    "Give it that argument in every schema that has it."
                );
            }
            else if (same.Type.Text() != argument.Type.Text())
            {
                Report(
                    $"takes '{same.Type.Text()}' for the argument '{argument.Name}', but '{argument.Type.Text()}' is asked for by",
                    "Give the argument the same type in all schemas."
                );
            }
        }

        foreach (var argument in own.Arguments)
        {
            if (
                argument is { Type: NonNullTypeNode, DefaultValue: null }
                && implemented.Arguments.All(other => other.Name != argument.Name)
            )
            {
                Report(
                    $"requires the argument '{argument.Name}', which is unknown to",
                    "Make it optional in every schema, or add it to the interface."
                );
            }
        }

        void Report(string difference, string hint) =>
            log.Error(
                Code,
                null,
                own.Coordinate,
                $"When all schemas are put together, the field '{own.Coordinate}' {difference} '{implemented.Coordinate}', which it implements.",
                hint
            );
    }
}
