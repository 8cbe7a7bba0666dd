using System.Collections.Immutable;
using Graph.Fusion.Schemas;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Composition.Merging;

/// <summary>Adds <c>Query.node</c> and <c>Query.nodes</c>, which the gateway serves by the prefix of the id.</summary>
internal sealed class NodeFields(MergedSchema schema, CompositionOptions options, CompositionLog log)
{
    public const string InterfaceName = "Node";
    public const string TypeWithoutLookup = "NODE_TYPE_WITHOUT_LOOKUP";
    public const string PrefixConflict = "NODE_PREFIX_CONFLICT";

    public void Add()
    {
        if (
            schema.FindType(InterfaceName) is not { Kind: TypeKind.Interface } node
            || node.FindField("id") is null
            || schema.FindType("Query") is not { } query
        )
        {
            return;
        }

        var types = ImmutableArray.CreateBuilder<NodeType>();
        foreach (var type in schema.PossibleTypes(InterfaceName))
        {
            var prefix = options.NodePrefixes.GetValueOrDefault(type.Name) ?? type.Name.ToLowerInvariant();
            if (!schema.Lookups.Exists(lookup => IsById(schema, lookup, type.Name)))
            {
                log.Warning(
                    TypeWithoutLookup,
                    null,
                    type.Name,
                    $"The type '{type.Name}' implements 'Node', but no schema has a lookup of it by 'id', so 'Query.node' never finds one.",
                    $"Add a field like '{Camel(type.Name)}ById(id: ID!): {type.Name} @lookup @internal' to a schema that has the type."
                );
            }
            else if (types.FirstOrDefault(other => other.Prefix == prefix) is { } other)
            {
                log.Error(
                    PrefixConflict,
                    null,
                    type.Name,
                    $"The ids of '{type.Name}' and of '{other.TypeName}' have the same prefix '{prefix}'.",
                    "Configure another prefix for one of them."
                );
            }
            else
            {
                types.Add(new NodeType(prefix, type.Name));
            }
        }

        schema.Node = new GlobalObjectIdentification([.. types.OrderBy(type => type.Prefix, StringComparer.Ordinal)]);
        var id = new NonNullTypeNode(Named("ID"));
        query.Add(
            new MergedField(
                query,
                "node",
                Named(InterfaceName),
                [new MergedInput("id", id, null, "The id of the object.", null, [])],
                []
            )
            {
                Description = "The object with this global id, or null if there is none that the viewer may see.",
            }
        );
        query.Add(
            new MergedField(
                query,
                "nodes",
                new ListTypeNode(Named(InterfaceName)),
                [
                    new MergedInput(
                        "ids",
                        new NonNullTypeNode(new ListTypeNode(id)),
                        null,
                        "The ids of the objects.",
                        null,
                        []
                    ),
                ],
                []
            )
            {
                Description = "The objects with these global ids, in the same order; null where there is none.",
            }
        );
    }

    /// <summary>True if the lookup can fetch an object of the type by nothing but its <c>id</c>.</summary>
    public static bool IsById(MergedSchema schema, SourceLookup lookup, string typeName) =>
        lookup is { Arguments: [_] }
        && schema.Sources[lookup.Source.Id] is var source
        && source.FindType(lookup.ReturnTypeName) is { } returned
        && source.PossibleTypes(returned).Any(type => type.Name == typeName)
        && lookup.Keys.Any(key => key.Selection.Selections is [FieldNode { Name.Value: "id", SelectionSet: null }]);

    private static NamedTypeNode Named(string name) => new(new NameNode(name));

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
