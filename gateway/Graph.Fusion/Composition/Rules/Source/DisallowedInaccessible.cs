using Graph.Fusion.Composition.Sources;
using Graph.Language;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>What every GraphQL schema has cannot be hidden: built-in scalars, introspection, built-in directives.</summary>
/// <remarks>Composite Schemas, section 4, "Disallowed Inaccessible Elements".</remarks>
internal static class DisallowedInaccessible
{
    public const string Code = "DISALLOWED_INACCESSIBLE";

    private static readonly string[] BuiltInDirectives = ["skip", "include", "deprecated", "specifiedBy", "oneOf"];

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var definition in schema.Document.Definitions)
        {
            switch (definition)
            {
                case TypeDefinitionNode type when IsBuiltIn(type.Name.Value):
                    Type(type.Name.Value, type.Directives, type);
                    break;
                case TypeExtensionNode type when IsBuiltIn(type.Name.Value):
                    Type(type.Name.Value, type.Directives, type);
                    break;
                case DirectiveDefinitionNode directive when BuiltInDirectives.Contains(directive.Name.Value):
                    foreach (var argument in directive.Arguments)
                    {
                        Member($"@{directive.Name.Value}({argument.Name.Value}:)", argument.Directives);
                    }

                    break;
            }
        }

        void Type(string name, IEnumerable<DirectiveNode> directives, DefinitionNode node)
        {
            Member(name, directives);
            foreach (var field in Fields(node))
            {
                Member($"{name}.{field.Name.Value}", field.Directives);
                foreach (var argument in field.Arguments)
                {
                    Member($"{name}.{field.Name.Value}({argument.Name.Value}:)", argument.Directives);
                }
            }
        }

        void Member(string coordinate, IEnumerable<DirectiveNode> directives)
        {
            if (directives.Has("inaccessible"))
            {
                log.Error(
                    Code,
                    schema.Name,
                    coordinate,
                    $"'{coordinate}' is @inaccessible in '{schema.Name}', but it belongs to every GraphQL schema.",
                    "Remove @inaccessible; hide the members that use it instead."
                );
            }
        }
    }

    private static bool IsBuiltIn(string typeName) =>
        BuiltInTypes.IsScalar(typeName) || typeName.StartsWith("__", StringComparison.Ordinal);

    private static IEnumerable<FieldDefinitionNode> Fields(DefinitionNode node) =>
        node switch
        {
            ObjectTypeDefinitionNode type => type.Fields,
            ObjectTypeExtensionNode type => type.Fields,
            _ => [],
        };
}
