using System.Collections.Immutable;
using Graph.Annotations.Model;
using Graph.Annotations.Reading;
using Graph.Language;
using Graph.Types;

namespace Graph.Annotations;

/// <summary>Writes drafts as a document in the schema definition language.</summary>
internal static class SchemaEmitter
{
    /// <summary>The document: root types first, then the others by name.</summary>
    public static DocumentNode Emit(SchemaDraft schema)
    {
        var definitions = ImmutableArray.CreateBuilder<DefinitionNode>();
        foreach (var draft in schema.Drafts.OrderBy(Rank))
        {
            definitions.Add(Definition(draft));
        }

        foreach (var scalar in schema.Scalars)
        {
            definitions.Add(new ScalarTypeDefinitionNode(new NameNode(scalar), [], null));
        }

        return new DocumentNode(definitions.ToImmutable());
    }

    private static int Rank(TypeDraft draft) =>
        draft.Name switch
        {
            "Query" => 0,
            "Mutation" => 1,
            "Subscription" => 2,
            _ => 3,
        };

    private static TypeDefinitionNode Definition(TypeDraft draft)
    {
        var name = new NameNode(draft.Name);
        var description = Syntax.Description(draft.Description);
        ImmutableArray<DirectiveNode> directives = [.. draft.Directives];
        return draft.Kind switch
        {
            TypeKind.Interface => new InterfaceTypeDefinitionNode(
                name,
                Names(draft.Interfaces),
                directives,
                [.. draft.Fields.Select(Field)],
                description
            ),
            TypeKind.Union => new UnionTypeDefinitionNode(name, directives, Names(draft.Members), description),
            TypeKind.Enum => new EnumTypeDefinitionNode(
                name,
                directives,
                [
                    .. draft.Values.Select(value => new EnumValueDefinitionNode(
                        new NameNode(value.Name),
                        value.Directives,
                        Syntax.Description(value.Description)
                    )),
                ],
                description
            ),
            TypeKind.InputObject => new InputObjectTypeDefinitionNode(
                name,
                directives,
                [.. draft.InputFields.Select(Input)],
                description
            ),
            _ => new ObjectTypeDefinitionNode(
                name,
                Names(draft.Interfaces),
                directives,
                [.. draft.Fields.Select(Field)],
                description
            ),
        };
    }

    private static ImmutableArray<NamedTypeNode> Names(List<string> names) =>
        [.. names.Select(name => new NamedTypeNode(new NameNode(name)))];

    private static FieldDefinitionNode Field(FieldDraft field) =>
        new(
            new NameNode(field.Name),
            [.. field.Arguments.Select(Input)],
            field.Output.Node,
            field.Directives,
            Syntax.Description(field.Description)
        );

    private static InputValueDefinitionNode Input(InputDraft input) =>
        new(
            new NameNode(input.Name),
            input.Type,
            input.Default,
            input.Directives,
            Syntax.Description(input.Description)
        );
}
