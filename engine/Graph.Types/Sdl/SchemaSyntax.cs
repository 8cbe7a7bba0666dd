using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Types.Sdl;

/// <summary>Makes syntax trees of the model.</summary>
internal static class SchemaSyntax
{
    // What a definition that may be left out prints as: another definition of the same name is the document's own.
    private static readonly HashSet<string> SpecifiedDefinitions =
    [
        .. SpecifiedDirectives.Create(new BuiltInScalars()).Select(directive => Text(Directive(directive))),
    ];

    private static readonly HashSet<string> CompositeDefinitions = [.. CompositeDirectives.Definitions.Select(Text)];

    public static DocumentNode Document(Schema schema, SchemaPrinterOptions options)
    {
        var definitions = ImmutableArray.CreateBuilder<DefinitionNode>();
        if (SchemaDefinition(schema) is { } schemaDefinition)
        {
            definitions.Add(schemaDefinition);
        }

        IEnumerable<DirectiveDefinition> directives = schema.DirectiveDefinitions;
        IEnumerable<NamedType> types = schema.Types.Where(type =>
            type is not ScalarType { IsBuiltIn: true } && !type.IsIntrospectionType
        );
        if (options.SortByName)
        {
            directives = directives.OrderBy(directive => directive.Name, StringComparer.Ordinal);
            types = types.OrderBy(type => type.Name, StringComparer.Ordinal);
        }

        foreach (
            var node in directives.Select<DirectiveDefinition, DefinitionNode>(Directive).Concat(types.Select(Type))
        )
        {
            var text = Text(node);
            if (
                !SpecifiedDefinitions.Contains(text)
                && (options.IncludeCompositeDefinitions || !CompositeDefinitions.Contains(text))
            )
            {
                definitions.Add(node);
            }
        }

        return new DocumentNode(definitions.ToImmutable());
    }

    public static TypeDefinitionNode Type(NamedType type) =>
        type switch
        {
            ScalarType => new ScalarTypeDefinitionNode(Name(type.Name), type.Directives, Description(type.Description)),
            ObjectType complex => new ObjectTypeDefinitionNode(
                Name(type.Name),
                Names(complex.Interfaces),
                type.Directives,
                [.. complex.Fields.Select(Field)],
                Description(type.Description)
            ),
            InterfaceType complex => new InterfaceTypeDefinitionNode(
                Name(type.Name),
                Names(complex.Interfaces),
                type.Directives,
                [.. complex.Fields.Select(Field)],
                Description(type.Description)
            ),
            UnionType union => new UnionTypeDefinitionNode(
                Name(type.Name),
                type.Directives,
                Names(union.Types),
                Description(type.Description)
            ),
            EnumType enumType => new EnumTypeDefinitionNode(
                Name(type.Name),
                type.Directives,
                [.. enumType.Values.Select(EnumValue)],
                Description(type.Description)
            ),
            InputObjectType input => new InputObjectTypeDefinitionNode(
                Name(type.Name),
                type.Directives,
                [.. input.Fields.Select(InputValue)],
                Description(type.Description)
            ),
            _ => throw new InvalidOperationException($"Unexpected type {type.Kind}."),
        };

    public static DirectiveDefinitionNode Directive(DirectiveDefinition directive) =>
        new(
            Name(directive.Name),
            [.. directive.Arguments.Select(InputValue)],
            directive.IsRepeatable,
            [.. directive.Locations.Select(location => Name(location.ToSdl()))],
            Description(directive.Description)
        );

    /// <summary>The syntax of a reference to a type.</summary>
    public static TypeNode TypeReference(GraphType type) =>
        type switch
        {
            NonNullType nonNull => new NonNullTypeNode(TypeReference(nonNull.OfType)),
            ListType list => new ListTypeNode(TypeReference(list.OfType)),
            _ => new NamedTypeNode(Name(type.Named.Name)),
        };

    private static FieldDefinitionNode Field(OutputField field) =>
        new(
            Name(field.Name),
            [.. field.Arguments.Select(InputValue)],
            TypeReference(field.Type),
            field.Directives,
            Description(field.Description)
        );

    private static InputValueDefinitionNode InputValue(InputValue value) =>
        new(
            Name(value.Name),
            TypeReference(value.Type),
            value.DefaultValue,
            value.Directives,
            Description(value.Description)
        );

    private static EnumValueDefinitionNode EnumValue(EnumValue value) =>
        new(Name(value.Name), value.Directives, Description(value.Description));

    // The definition is left out where it says nothing: root types of the default names, and nothing else.
    private static SchemaDefinitionNode? SchemaDefinition(Schema schema)
    {
        var roots = ImmutableArray.CreateBuilder<OperationTypeDefinitionNode>();
        var isDefault = schema.Description is null && schema.Directives.IsEmpty;
        foreach (var operation in Enum.GetValues<OperationType>())
        {
            var type = schema.RootType(operation);
            if (type is not null)
            {
                roots.Add(new OperationTypeDefinitionNode(operation, new NamedTypeNode(Name(type.Name))));
            }

            isDefault &= ReferenceEquals(type, schema.FindType(operation.ToString()) as ObjectType);
        }

        return isDefault || roots.Count == 0
            ? null
            : new SchemaDefinitionNode(schema.Directives, roots.ToImmutable(), Description(schema.Description));
    }

    private static string Text(DefinitionNode node) =>
        node switch
        {
            DirectiveDefinitionNode directive => SyntaxPrinter.Print(
                new DirectiveDefinitionNode(
                    directive.Name,
                    [
                        .. directive.Arguments.Select(argument => new InputValueDefinitionNode(
                            argument.Name,
                            argument.Type,
                            argument.DefaultValue,
                            argument.Directives,
                            null
                        )),
                    ],
                    directive.Repeatable,
                    directive.Locations,
                    null
                )
            ),
            ScalarTypeDefinitionNode scalar => SyntaxPrinter.Print(
                new ScalarTypeDefinitionNode(scalar.Name, scalar.Directives, null)
            ),
            _ => "",
        };

    private static NameNode Name(string name) => new(name);

    private static ImmutableArray<NamedTypeNode> Names<T>(ImmutableArray<T> types)
        where T : NamedType => [.. types.Select(type => new NamedTypeNode(Name(type.Name)))];

    private static StringValueNode? Description(string? text) =>
        text is null ? null : new StringValueNode(text, block: true);
}
