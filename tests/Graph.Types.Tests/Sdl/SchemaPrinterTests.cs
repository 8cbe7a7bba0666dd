using Graph.Language;
using Graph.Types.Sdl;

namespace Graph.Types.Tests.Sdl;

public sealed class SchemaPrinterTests
{
    [Fact]
    public void A_schema_is_printed_for_people_to_read()
    {
        const string Text = """"
            """The whole graph."""
            schema @owner(name: "us") {
              query: Root
              mutation: Mutation
            }

            directive @owner(name: String!) repeatable on SCHEMA | OBJECT | FIELD_DEFINITION

            """Says more."""
            directive @note(
              """What."""
              text: String

              """How loud."""
              level: Int = 1
            ) on OBJECT

            """Everything that can be read."""
            type Root implements Node & Named @owner(name: "a") @owner(name: "b") {
              id: ID!
              name: String

              """One post."""
              post(id: ID!): Post @owner(name: "posts")
              posts(
                filter: PostFilter = { visibility: [PUBLIC], text: null }
                first: Int = 20
                after: String
                last: Int
                before: String
                order: PostOrder = NEWEST_FIRST
              ): [Post!]! @deprecated(reason: "Use `post`.")

              """
              Finds posts, with a description that is far too long to stand on one line with its quotes.

              - It has a list.
              """
              search(
                """What to look for."""
                text: String!

                """How many."""
                first: Int = 10
              ): [Hit]
            }

            interface Node {
              id: ID!
            }

            interface Named implements Node {
              id: ID!
              name: String
            }

            type Post {
              at: DateTime!
            }

            type Mutation {
              a: Int
            }

            union Hit = Root | Post

            """A union whose members do not fit on one line."""
            union LongUnion @tag =
              | ValidationErrorOfTheFirstKind
              | ValidationErrorOfTheSecondKind
              | ValidationErrorOfTheThirdKind
              | ValidationErrorOfTheFourthKind

            type ValidationErrorOfTheFirstKind {
              a: Int
            }

            type ValidationErrorOfTheSecondKind {
              a: Int
            }

            type ValidationErrorOfTheThirdKind {
              a: Int
            }

            type ValidationErrorOfTheFourthKind {
              a: Int
            }

            enum PostOrder {
              NEWEST_FIRST
            }

            enum Visibility {
              """For all."""
              PUBLIC
              PRIVATE @deprecated
            }

            input PostFilter {
              visibility: [Visibility!]
              text: String
            }

            """An instant."""
            scalar DateTime @specifiedBy(url: "https://www.rfc-editor.org/rfc/rfc3339")

            """";

        // The directive of the long union is defined after the others: one that is long itself.
        const string Tag = """
            directive @tag on
              | SCHEMA
              | SCALAR
              | OBJECT
              | FIELD_DEFINITION
              | ARGUMENT_DEFINITION
              | INTERFACE
              | UNION
              | ENUM
              | INPUT_OBJECT
              | ENUM_VALUE

            """;
        const string Owner = "directive @owner(name: String!) repeatable on SCHEMA | OBJECT | FIELD_DEFINITION\n\n";
        var expected = Text.Replace(Owner, Owner + Tag + "\n");

        Assert.Equal(expected, SchemaPrinter.Print(Build(expected)));
    }

    [Fact]
    public void Extensions_are_printed_merged_and_built_ins_not_at_all()
    {
        var schema = Build("type Query { a: Int } extend type Query { b: Float } scalar String");

        Assert.Equal("type Query {\n  a: Int\n  b: Float\n}\n", SchemaPrinter.Print(schema));
    }

    [Fact]
    public void Types_can_be_sorted_by_name_and_their_members_keep_their_order()
    {
        var schema = Build("type Query { b: B a: A } type B { a: Int } type A { z: Int a: Int }");

        Assert.Equal(
            "type A {\n  z: Int\n  a: Int\n}\n\ntype B {\n  a: Int\n}\n\ntype Query {\n  b: B\n  a: A\n}\n",
            SchemaPrinter.Print(schema, new SchemaPrinterOptions { SortByName = true })
        );
    }

    [Fact]
    public void Composite_definitions_are_left_out_unless_they_are_asked_for_or_differ()
    {
        const string Sdl = "type User @key(fields: \"id\") {\n  id: ID!\n}\n";
        const string Own = "directive @internal(why: String) on OBJECT\n\n";
        var plain = SchemaBuilder.BuildOrThrow(Utf8GraphQLParser.Parse(Sdl), SchemaOptions.SourceSchema);
        var own = SchemaBuilder.BuildOrThrow(Utf8GraphQLParser.Parse(Own + Sdl), SchemaOptions.SourceSchema);

        Assert.Equal(Sdl, SchemaPrinter.Print(plain));
        Assert.Equal(Own + Sdl, SchemaPrinter.Print(own));
        var complete = SchemaPrinter.Print(plain, new SchemaPrinterOptions { IncludeCompositeDefinitions = true });
        Assert.Contains("directive @key(fields: FieldSelectionSet!) repeatable on OBJECT | INTERFACE\n", complete);
        Assert.Contains("scalar FieldSelectionMap\n", complete);
    }

    [Fact]
    public void A_redefined_directive_of_the_specification_is_printed()
    {
        const string Sdl =
            "directive @deprecated(reason: String) on FIELD_DEFINITION | OBJECT\n\ntype Query {\n  a: Int\n}\n";

        Assert.Equal(Sdl, SchemaPrinter.Print(Build(Sdl)));
    }

    [Fact]
    public void A_type_that_has_a_default_root_name_but_is_no_root_keeps_the_schema_definition()
    {
        const string Sdl =
            "schema {\n  query: Query\n}\n\ntype Query {\n  a: Mutation\n}\n\ntype Mutation {\n  a: Int\n}\n";

        Assert.Equal(Sdl, SchemaPrinter.Print(Build(Sdl)));
    }

    [Fact]
    public void Printed_text_is_stable_for_any_schema()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var document = new RandomSchema(seed).Document();
            var built = SchemaBuilder.Build(document);
            Assert.True(built.IsValid, $"seed {seed}: {string.Join("; ", built.Errors)}");

            var text = SchemaPrinter.Print(built.Schema);
            var again = Build(text);

            Assert.Equal(text, SchemaPrinter.Print(again));
            Assert.Equal(
                built.Schema.Types.Select(type => (type.Name, type.Kind, type.Description)),
                again.Types.Select(type => (type.Name, type.Kind, type.Description))
            );
            Assert.Equal(
                built.Schema.Types.OfType<ComplexType>().SelectMany(type => type.Fields).Select(Facts),
                again.Types.OfType<ComplexType>().SelectMany(type => type.Fields).Select(Facts)
            );
        }

        static (string, string, string?, string?, int) Facts(OutputField field) =>
            (
                field.Coordinate,
                field.Type.ToString()!,
                field.Description,
                field.Deprecation?.Reason,
                field.Arguments.Length
            );
    }

    private static Schema Build(string sdl) => SchemaBuilder.BuildOrThrow(Utf8GraphQLParser.Parse(sdl));
}
