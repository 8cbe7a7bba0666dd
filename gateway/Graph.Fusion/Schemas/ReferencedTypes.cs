using System.Collections.Immutable;
using Graph.Fusion.Composition.Sources;
using Graph.Language;

namespace Graph.Fusion.Schemas;

/// <summary>The names of the types that a request can come across, from the root types on.</summary>
internal static class ReferencedTypes
{
    public static HashSet<string> In(IReadOnlyCollection<DefinitionNode> definitions)
    {
        var types = definitions
            .OfType<TypeDefinitionNode>()
            .ToDictionary(type => type.Name.Value, StringComparer.Ordinal);
        var implementations = types
            .Values.OfType<ObjectTypeDefinitionNode>()
            .SelectMany(type => type.Interfaces.Select(node => (Interface: node.Name.Value, type.Name.Value)))
            .ToLookup(pair => pair.Interface, pair => pair.Value, StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(
            definitions
                .OfType<SchemaDefinitionNode>()
                .SelectMany(schema => schema.OperationTypes)
                .Select(root => root.Type.Name.Value)
        );
        while (open.TryPop(out var name))
        {
            if (!used.Add(name) || !types.TryGetValue(name, out var type))
            {
                continue;
            }

            foreach (var referenced in References(type).Concat(implementations[name]))
            {
                open.Push(referenced);
            }
        }

        return used;
    }

    private static IEnumerable<string> References(TypeDefinitionNode type) =>
        type switch
        {
            ObjectTypeDefinitionNode node => Of(node.Fields).Concat(node.Interfaces.Select(name => name.Name.Value)),
            InterfaceTypeDefinitionNode node => Of(node.Fields).Concat(node.Interfaces.Select(name => name.Name.Value)),
            UnionTypeDefinitionNode node => node.Types.Select(name => name.Name.Value),
            InputObjectTypeDefinitionNode node => node.Fields.Select(field => field.Type.NamedType()),
            _ => [],
        };

    private static IEnumerable<string> Of(ImmutableArray<FieldDefinitionNode> fields) =>
        fields.SelectMany(field =>
            field.Arguments.Select(argument => argument.Type.NamedType()).Append(field.Type.NamedType())
        );
}
