using Graph.Fusion.Composition.Merging;
using Graph.Fusion.Composition.Sources;
using Graph.Types;

namespace Graph.Fusion.Composition.Rules.PreMerge;

/// <summary>
/// What will be merged into one: definitions of the same name in different schemas, internal ones left out, sorted by
/// name and then by schema.
/// </summary>
internal sealed class MergeGroups
{
    /// <summary>Groups the definitions; which fields are overridden has to be known.</summary>
    public MergeGroups(IReadOnlyList<SourceDefinitions> schemas)
    {
        Schemas = schemas;
        Types =
        [
            .. schemas
                .SelectMany(schema => schema.Types)
                .Where(type => !type.IsInternal)
                .GroupBy(type => type.Name, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => group.ToList()),
        ];
        AllFields =
        [
            .. schemas
                .SelectMany(schema => schema.Fields)
                .Where(field => !field.IsInternal)
                .GroupBy(field => field.Coordinate, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => group.ToList()),
        ];
        Fields = [.. AllFields.Select(group => group.FindAll(field => field.IsMerged)).Where(group => group.Count > 0)];
        SharedFields = Fields.FindAll(group => group.Count > 1);
        var ofGateway = PrivateTypes.Of(schemas);
        PublicInputs = Types.FindAll(group =>
            !ofGateway.Contains(group[0].Name) && group.TrueForAll(type => type.Kind == TypeKind.InputObject)
        );
    }

    public IReadOnlyList<SourceDefinitions> Schemas { get; }

    public List<List<SourceTypeDefinition>> Types { get; }

    /// <summary>The fields that take part in merging.</summary>
    public List<List<SourceFieldDefinition>> Fields { get; }

    /// <summary>The fields that take part in merging and that several schemas have.</summary>
    public List<List<SourceFieldDefinition>> SharedFields { get; }

    /// <summary>Overridden fields included.</summary>
    public List<List<SourceFieldDefinition>> AllFields { get; }

    /// <summary>The input objects, but for those that only requirements and internal fields take.</summary>
    public List<List<SourceTypeDefinition>> PublicInputs { get; }

    /// <summary>The arguments of one name of one field, requirements left out, where there are several.</summary>
    public IEnumerable<(
        string Name,
        List<(SourceFieldDefinition Field, SourceInputDefinition Input)> Arguments
    )> Arguments()
    {
        foreach (var group in SharedFields)
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

    /// <summary>The fields of one name of one input object, where there are several.</summary>
    public IEnumerable<(
        string Type,
        List<(SourceDefinitions Schema, SourceInputDefinition Input)> Fields
    )> InputFields()
    {
        foreach (var group in PublicInputs)
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
