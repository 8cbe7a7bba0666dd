using Graph.Fusion.Composition.Sources;
using Graph.Fusion.FieldSelectionMaps;
using Graph.Fusion.Schemas;
using Graph.Language;

namespace Graph.Fusion.Composition.Merging;

/// <summary>Writes a field as a source has it: <c>rank(stats: ProfileStatsInput!): Float!</c>.</summary>
internal static class SourceSignature
{
    public static string Of(SourceFieldDefinition field) =>
        Write(
            field.Name,
            field.Arguments.Select(argument => (argument.Name, argument.Type, argument.DefaultValue)),
            field.Type.Text()
        );

    public static string Of(MergedField field) =>
        Write(
            field.Name,
            field.Arguments.Select(argument => (argument.Name, argument.Type, argument.DefaultValue)),
            field.Type.Text()
        );

    public static string Of(SourceLookup lookup) =>
        Write(
            lookup.FieldName,
            lookup.Arguments.Select(argument => (argument.Name, argument.Type, (ValueNode?)null)),
            lookup.ReturnTypeName
        );

    private static string Write(
        string name,
        IEnumerable<(string Name, TypeNode Type, ValueNode? Default)> arguments,
        string type
    )
    {
        var list = string.Join(
            ", ",
            arguments.Select(argument =>
                $"{argument.Name}: {argument.Type.Text()}"
                + (argument.Default is { } value ? $" = {FieldSelectionMapPrinter.Print(value)}" : "")
            )
        );
        return list.Length == 0 ? $"{name}: {type}" : $"{name}({list}): {type}";
    }
}
