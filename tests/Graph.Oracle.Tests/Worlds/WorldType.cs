using Graph.Language;

namespace Graph.Oracle.Tests.Worlds;

/// <summary>A type of the unsplit schema.</summary>
internal sealed class WorldType
{
    public WorldType(TypeDefinitionNode definition)
    {
        Definition = definition;
        Note = WorldNote.Of(definition.Directives);
        var fields = definition switch
        {
            ObjectTypeDefinitionNode type => type.Fields,
            InterfaceTypeDefinitionNode type => type.Fields,
            _ => [],
        };
        Fields = fields.ToDictionary(field => field.Name.Value, field => new WorldField(field), StringComparer.Ordinal);
        var values = definition is EnumTypeDefinitionNode one ? one.Values : [];
        AllValues = [.. values.Select(value => value.Name.Value)];
        Values = [.. values.Where(value => !WorldNote.Of(value.Directives).Hidden).Select(value => value.Name.Value)];
    }

    public TypeDefinitionNode Definition { get; }

    public WorldNote Note { get; }

    public Dictionary<string, WorldField> Fields { get; }

    /// <summary>The values of an enum that clients see.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>The values of an enum, with those that only sources know.</summary>
    public IReadOnlyList<string> AllValues { get; }

    /// <summary>The object types of an interface or a union, sorted.</summary>
    public List<string> Possible { get; } = [];
}

/// <summary>A field of the unsplit schema.</summary>
internal sealed class WorldField(FieldDefinitionNode definition)
{
    public TypeNode Type { get; } = definition.Type;

    public WorldNote Note { get; } = WorldNote.Of(definition.Directives);

    /// <summary>The arguments that clients see.</summary>
    public IReadOnlyList<string> Arguments { get; } =
    [
        .. definition
            .Arguments.Where(argument => !WorldNote.Of(argument.Directives).Hidden)
            .Select(argument => argument.Name.Value),
    ];
}

/// <summary>An object: all that its fields answer follows from its type, its key and its number.</summary>
/// <param name="Type">The object type.</param>
/// <param name="Key">What tells it from others.</param>
/// <param name="Number">Which entity of its type it is; 0 for what is no entity.</param>
internal sealed record WorldObject(string Type, string Key, int Number)
{
    public static WorldObject Entity(string type, int number) => new(type, $"{type}:{number}", number);
}

internal static class TypeNodes
{
    public static string NamedType(this TypeNode type) =>
        type switch
        {
            NonNullTypeNode nonNull => NamedType(nonNull.Type),
            ListTypeNode list => NamedType(list.Type),
            _ => ((NamedTypeNode)type).Name.Value,
        };
}
