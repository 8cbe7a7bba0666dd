using Graph.Fusion.Composition.Merging;
using Graph.Language;

namespace Graph.Fusion.Composition.Rules.PostMerge;

/// <summary>A visible default does not name a hidden enum value.</summary>
internal static class EnumTypeDefaultValueInaccessible
{
    public const string Code = "ENUM_TYPE_DEFAULT_VALUE_INACCESSIBLE";

    public static void Check(MergedSchema schema, CompositionLog log)
    {
        foreach (var (coordinate, input) in PublicReferences.Inputs(schema))
        {
            if (input.DefaultValue is { } value && Hidden(schema, NamedType(input), value, 0) is { } hidden)
            {
                log.Error(
                    Code,
                    null,
                    coordinate,
                    $"The default of '{coordinate}' is or contains the enum value '{hidden}', which is @inaccessible.",
                    "Choose another default, or show the value."
                );
            }
        }
    }

    private const int MaxDepth = 64;

    private static string NamedType(MergedInput input) => Sources.SyntaxExtensions.NamedType(input.Type);

    private static string? Hidden(MergedSchema schema, string typeName, ValueNode value, int depth) =>
        value switch
        {
            _ when depth > MaxDepth => null,
            EnumValueNode name => schema.FindType(typeName)?.Values.Find(v => v.Name == name.Value)
                is { IsInaccessible: true }
                ? name.Value
                : null,
            ListValueNode list => list
                .Items.Select(item => Hidden(schema, typeName, item, depth + 1))
                .FirstOrDefault(v => v is not null),
            ObjectValueNode fields => fields
                .Fields.Select(field =>
                    schema.FindType(typeName)?.InputFields.Find(f => f.Name == field.Name.Value) is { } input
                        ? Hidden(schema, NamedType(input), field.Value, depth + 1)
                        : null
                )
                .FirstOrDefault(v => v is not null),
            _ => null,
        };
}
