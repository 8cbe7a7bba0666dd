using Graph.Fusion.Composition.Merging;
using Graph.Fusion.Composition.Sources;
using Graph.Types;

namespace Graph.Fusion.Composition.Rules.PreMerge;

/// <summary>
/// What will be merged into one: definitions of the same name in different schemas, internal ones left out, sorted by
/// name and then by schema.
/// </summary>
internal static class MergeGroups
{
    public static IEnumerable<List<SourceTypeDefinition>> Types(IReadOnlyList<SourceDefinitions> schemas) =>
        schemas
            .SelectMany(schema => schema.Types)
            .Where(type => !type.IsInternal)
            .GroupBy(type => type.Name, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.ToList());

    /// <summary>The fields that take part in merging.</summary>
    public static IEnumerable<List<SourceFieldDefinition>> Fields(IReadOnlyList<SourceDefinitions> schemas) =>
        AllFields(schemas)
            .Select(group => group.Where(field => field.IsMerged).ToList())
            .Where(group => group.Count > 0);

    /// <summary>Overridden fields included.</summary>
    public static IEnumerable<List<SourceFieldDefinition>> AllFields(IReadOnlyList<SourceDefinitions> schemas) =>
        schemas
            .SelectMany(schema => schema.Fields)
            .Where(field => !field.IsInternal)
            .GroupBy(field => field.Coordinate, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.ToList());

    /// <summary>The arguments of one name of one field, requirements left out, where there are several.</summary>
    public static IEnumerable<(
        string Name,
        List<(SourceFieldDefinition Field, SourceInputDefinition Input)> Arguments
    )> Arguments(IReadOnlyList<SourceDefinitions> schemas)
    {
        foreach (var group in Fields(schemas).Where(group => group.Count > 1))
        {
            var arguments = group
                .SelectMany(field => field.Arguments.Select(argument => (Field: field, Input: argument)))
                .Where(pair => pair.Input is { Require: null, IsInaccessible: false })
                .GroupBy(pair => pair.Input.Name, StringComparer.Ordinal);
            foreach (var same in arguments)
            {
                yield return (same.Key, [.. same]);
            }
        }
    }

    /// <summary>The input objects, but for those that only requirements and internal fields take.</summary>
    public static IEnumerable<List<SourceTypeDefinition>> PublicInputs(IReadOnlyList<SourceDefinitions> schemas)
    {
        var ofGateway = PrivateTypes.Of(schemas);
        return Types(schemas)
            .Where(group =>
                !ofGateway.Contains(group[0].Name) && group.TrueForAll(type => type.Kind == TypeKind.InputObject)
            );
    }

    /// <summary>The fields of one name of one input object, where there are several.</summary>
    public static IEnumerable<(
        string Type,
        List<(SourceDefinitions Schema, SourceInputDefinition Input)> Fields
    )> InputFields(IReadOnlyList<SourceDefinitions> schemas)
    {
        foreach (var group in PublicInputs(schemas))
        {
            var fields = group
                .SelectMany(type => type.InputFields.Select(field => (type.Schema, Input: field)))
                .GroupBy(pair => pair.Input.Name, StringComparer.Ordinal);
            foreach (var same in fields)
            {
                yield return (group[0].Name, [.. same]);
            }
        }
    }

    /// <summary>The kind of a type as a phrase.</summary>
    public static string Kind(SourceTypeDefinition type) =>
        type.Kind switch
        {
            TypeKind.Object => "an object",
            TypeKind.Interface => "an interface",
            TypeKind.Union => "a union",
            TypeKind.Enum => "an enum",
            TypeKind.InputObject => "an input object",
            _ => "a scalar",
        };
}
