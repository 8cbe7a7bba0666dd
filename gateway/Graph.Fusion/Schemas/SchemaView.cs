using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Fusion.Schemas;

/// <summary>Cuts plain schema documents out of an execution schema.</summary>
internal static class SchemaView
{
    /// <summary>Everything, without the directives that only the gateway reads.</summary>
    public static DocumentNode Execution(DocumentNode document) => new Cut(document, keepInaccessible: true).Apply();

    /// <summary>What clients see.</summary>
    public static DocumentNode Public(DocumentNode document) => new Cut(document, keepInaccessible: false).Apply();

    private sealed class Cut(DocumentNode document, bool keepInaccessible)
    {
        private readonly HashSet<string> _hidden = keepInaccessible
            ? []
            : document
                .Definitions.OfType<TypeDefinitionNode>()
                .Where(type => IsInaccessible(type.Directives))
                .Select(type => type.Name.Value)
                .ToHashSet(StringComparer.Ordinal);

        public DocumentNode Apply()
        {
            IEnumerable<DefinitionNode> definitions = document.Definitions.Select(Definition).OfType<DefinitionNode>();
            if (!keepInaccessible)
            {
                var all = definitions.ToList();
                var used = ReferencedTypes.In(all);
                definitions = all.Where(definition =>
                    definition is not TypeDefinitionNode type || used.Contains(type.Name.Value)
                );
            }

            return new DocumentNode([.. definitions]);
        }

        private DefinitionNode? Definition(DefinitionNode definition) =>
            definition switch
            {
                DirectiveDefinitionNode directive when !IsKept(directive.Name.Value) => null,
                TypeDefinitionNode type when _hidden.Contains(type.Name.Value) => null,
                SchemaDefinitionNode schema => new SchemaDefinitionNode(
                    Plain(schema.Directives),
                    schema.OperationTypes,
                    schema.Description
                ),
                ObjectTypeDefinitionNode type => new ObjectTypeDefinitionNode(
                    type.Name,
                    Visible(type.Interfaces),
                    Plain(type.Directives),
                    Fields(type.Fields),
                    type.Description
                ),
                InterfaceTypeDefinitionNode type => new InterfaceTypeDefinitionNode(
                    type.Name,
                    Visible(type.Interfaces),
                    Plain(type.Directives),
                    Fields(type.Fields),
                    type.Description
                ),
                UnionTypeDefinitionNode type => new UnionTypeDefinitionNode(
                    type.Name,
                    Plain(type.Directives),
                    Visible(type.Types),
                    type.Description
                ),
                EnumTypeDefinitionNode type => new EnumTypeDefinitionNode(
                    type.Name,
                    Plain(type.Directives),
                    [
                        .. type
                            .Values.Where(value => keepInaccessible || !IsInaccessible(value.Directives))
                            .Select(value => new EnumValueDefinitionNode(
                                value.Name,
                                Plain(value.Directives),
                                value.Description
                            )),
                    ],
                    type.Description
                ),
                InputObjectTypeDefinitionNode type => new InputObjectTypeDefinitionNode(
                    type.Name,
                    Plain(type.Directives),
                    Inputs(type.Fields),
                    type.Description
                ),
                ScalarTypeDefinitionNode type => new ScalarTypeDefinitionNode(
                    type.Name,
                    Plain(type.Directives),
                    type.Description
                ),
                _ => definition,
            };

        private ImmutableArray<FieldDefinitionNode> Fields(ImmutableArray<FieldDefinitionNode> fields) =>
            [
                .. fields
                    .Where(field => keepInaccessible || !IsInaccessible(field.Directives))
                    .Select(field => new FieldDefinitionNode(
                        field.Name,
                        Inputs(field.Arguments),
                        field.Type,
                        Plain(field.Directives),
                        field.Description
                    )),
            ];

        private ImmutableArray<InputValueDefinitionNode> Inputs(ImmutableArray<InputValueDefinitionNode> inputs) =>
            [
                .. inputs.Select(input =>
                    input.Directives.IsEmpty
                        ? input
                        : new InputValueDefinitionNode(
                            input.Name,
                            input.Type,
                            input.DefaultValue,
                            Plain(input.Directives),
                            input.Description
                        )
                ),
            ];

        private ImmutableArray<NamedTypeNode> Visible(ImmutableArray<NamedTypeNode> types) =>
            [.. types.Where(type => !_hidden.Contains(type.Name.Value))];

        private ImmutableArray<DirectiveNode> Plain(ImmutableArray<DirectiveNode> directives) =>
            [.. directives.Where(directive => IsKept(directive.Name.Value))];

        // Labels are for the owners of the graph; what a field costs is good to know for clients.
        private bool IsKept(string directive) =>
            !ExecutionDirectives.Contains(directive) && (keepInaccessible || directive != "tag");

        private static bool IsInaccessible(ImmutableArray<DirectiveNode> directives) =>
            directives.Any(directive => directive.Name.Value == ExecutionDirectives.Inaccessible);
    }
}
