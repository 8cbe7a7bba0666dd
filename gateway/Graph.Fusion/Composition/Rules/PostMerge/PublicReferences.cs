using Graph.Fusion.Composition.Merging;
using Graph.Fusion.Composition.Sources;
using Graph.Types;

namespace Graph.Fusion.Composition.Rules.PostMerge;

/// <summary>Which visible members name which types.</summary>
internal static class PublicReferences
{
    public static IEnumerable<(string Coordinate, string TypeName)> Of(MergedSchema schema)
    {
        foreach (var field in Fields(schema))
        {
            yield return (field.Coordinate, field.NamedType);
        }

        foreach (var (coordinate, input) in Inputs(schema))
        {
            yield return (coordinate, input.Type.NamedType());
        }
    }

    /// <summary>The arguments and input fields that clients see.</summary>
    public static IEnumerable<(string Coordinate, MergedInput Input)> Inputs(MergedSchema schema)
    {
        foreach (var field in Fields(schema))
        {
            foreach (var argument in field.Arguments)
            {
                yield return ($"{field.Coordinate}({argument.Name}:)", argument);
            }
        }

        foreach (
            var type in schema.Types.Where(type =>
                type is { Kind: TypeKind.InputObject, IsInaccessible: false } && !schema.IsPrivate(type.Name)
            )
        )
        {
            foreach (var field in type.InputFields)
            {
                yield return ($"{type.Name}.{field.Name}", field);
            }
        }
    }

    private static IEnumerable<MergedField> Fields(MergedSchema schema) =>
        schema
            .Types.Where(type => !type.IsInaccessible)
            .SelectMany(type => type.Fields)
            .Where(field => !field.IsInaccessible);
}
