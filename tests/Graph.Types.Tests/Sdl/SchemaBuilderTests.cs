using Graph.Language;
using Graph.Types.Sdl;

namespace Graph.Types.Tests.Sdl;

public sealed class SchemaBuilderTests
{
    [Fact]
    public void A_document_becomes_a_schema()
    {
        var schema = Build(
            """
            "The graph."
            schema { query: Root }
            type Root { post(id: ID!): Post }
            "A post."
            type Post implements Node @tag(name: "a") {
              id: ID!
              "Its text."
              content(format: Format = PLAIN): String! @deprecated(reason: "Use `text`.")
              score: Float
            }
            interface Node { id: ID! }
            enum Format { PLAIN HTML @deprecated }
            directive @tag(name: String!) repeatable on OBJECT
            """
        );

        Assert.Equal("The graph.", schema.Description);
        Assert.Equal("Root", schema.QueryType!.Name);
        Assert.Null(schema.MutationType);
        var post = Assert.IsType<ObjectType>(schema.FindType("Post"));
        Assert.Equal("A post.", post.Description);
        Assert.Equal(["Node"], post.Interfaces.Select(i => i.Name));
        Assert.Equal("tag", Assert.Single(post.Directives).Name.Value);
        var content = post.FindField("content")!;
        Assert.Same(post, content.DeclaringType);
        Assert.Equal("String!", content.Type.ToString());
        Assert.Equal("Use `text`.", content.Deprecation!.Reason);
        Assert.Equal("PLAIN", Assert.IsType<EnumValueNode>(content.FindArgument("format")!.DefaultValue).Value);
        var format = Assert.IsType<EnumType>(schema.FindType("Format"));
        Assert.Equal(Deprecation.DefaultReason, format.FindValue("HTML")!.Deprecation!.Reason);
        Assert.Same(post, Assert.Single(schema.PossibleTypes(schema.FindType("Node")!)));
        Assert.True(schema.FindDirective("tag")!.IsRepeatable);
    }

    [Fact]
    public void The_default_root_names_need_no_schema_definition()
    {
        var schema = Build("type Query { a: Int } type Mutation { a: Int } type Subscription { a: Int }");

        Assert.Equal("Query", schema.QueryType!.Name);
        Assert.Equal("Mutation", schema.MutationType!.Name);
        Assert.Equal("Subscription", schema.SubscriptionType!.Name);
    }

    [Fact]
    public void A_schema_definition_leaves_out_what_it_does_not_name()
    {
        var schema = Build("schema { query: Query } type Query { a: Int } type Mutation { a: Int }");

        Assert.Null(schema.MutationType);
    }

    [Fact]
    public void Extensions_are_merged_into_what_they_extend()
    {
        var schema = Build(
            """
            extend type Query implements Node @a { id: ID! }
            type Query { a: Kind u: U s(i: I): S }
            interface Node { id: ID! }
            extend interface Named { name: String }
            interface Named { id: ID }
            enum Kind { ONE }
            extend enum Kind { TWO }
            union U = A
            extend union U = B
            type A { a: Int }
            type B { a: Int }
            input I { a: Int }
            extend input I { b: Int }
            scalar S
            extend scalar S @specifiedBy(url: "https://example.com/s")
            extend schema @a
            directive @a on OBJECT | SCHEMA
            """
        );

        Assert.Equal(["a", "u", "s", "id"], schema.QueryType!.Fields.Select(f => f.Name));
        Assert.Equal(["Node"], schema.QueryType.Interfaces.Select(i => i.Name));
        Assert.Equal(["id", "name"], ((InterfaceType)schema.FindType("Named")!).Fields.Select(f => f.Name));
        Assert.Equal(["ONE", "TWO"], ((EnumType)schema.FindType("Kind")!).Values.Select(v => v.Name));
        Assert.Equal(["A", "B"], ((UnionType)schema.FindType("U")!).Types.Select(t => t.Name));
        Assert.Equal([0, 1], ((InputObjectType)schema.FindType("I")!).Fields.Select(f => f.Index));
        Assert.Equal("https://example.com/s", ((ScalarType)schema.FindType("S")!).SpecifiedBy);
        Assert.Equal("a", Assert.Single(schema.Directives).Name.Value);
    }

    [Fact]
    public void Built_in_scalars_are_part_of_the_schema_only_where_something_refers_to_them()
    {
        var schema = Build("type Query { a: ID }");

        Assert.NotNull(schema.FindType("ID"));
        Assert.NotNull(schema.FindType("String"));
        Assert.NotNull(schema.FindType("Boolean"));
        Assert.Null(schema.FindType("Int"));
        Assert.Null(schema.FindType("Float"));
    }

    [Fact]
    public void The_specified_directives_are_always_there()
    {
        var schema = Build("type Query { a: ID }");

        Assert.Equal(
            ["skip", "include", "deprecated", "specifiedBy", "oneOf"],
            schema.DirectiveDefinitions.Select(d => d.Name)
        );
    }

    [Fact]
    public void Meta_fields_are_found_where_they_exist()
    {
        var schema = Build("type Query { a: U } union U = A type A { a: Int }");

        Assert.Same(schema.TypeNameField, schema.FindField(schema.FindType("U")!, "__typename"));
        Assert.Same(schema.SchemaField, schema.FindField(schema.QueryType!, "__schema"));
        Assert.Same(schema.TypeField, schema.FindField(schema.QueryType!, "__type"));
        Assert.Null(schema.FindField(schema.FindType("A")!, "__schema"));
        Assert.Equal("__typename", schema.TypeNameField.Coordinate);
        Assert.Equal("Query.__schema", schema.SchemaField.Coordinate);
    }

    [Fact]
    public void A_source_schema_may_lack_a_query_root_and_knows_the_composite_directives()
    {
        var schema = SchemaBuilder.BuildOrThrow(
            Utf8GraphQLParser.Parse(
                """type User @key(fields: "id") { id: ID! name(x: Int @require(field: "a.b")): String @shareable }"""
            ),
            SchemaOptions.SourceSchema
        );

        Assert.Null(schema.QueryType);
        Assert.Equal("FieldSelectionSet!", schema.FindDirective("key")!.Arguments[0].Type.ToString());
        Assert.True(CompositeDirectives.IsDirective("lookup"));
    }

    [Fact]
    public void A_documents_own_definition_of_a_composite_directive_counts()
    {
        var schema = SchemaBuilder.BuildOrThrow(
            Utf8GraphQLParser.Parse(
                "directive @internal(why: String) on OBJECT type A @internal(why: \"x\") { a: Int }"
            ),
            SchemaOptions.SourceSchema
        );

        Assert.Single(schema.FindDirective("internal")!.Arguments);
    }

    [Fact]
    public void Known_custom_scalars_get_their_coercion_and_others_accept_anything()
    {
        var schema = Build("type Query { a: DateTime b: Color } scalar DateTime scalar Color");

        Assert.Same(CustomScalars.DateTime, ((ScalarType)schema.FindType("DateTime")!).Coercion);
        Assert.Same(AnyScalarCoercion.Instance, ((ScalarType)schema.FindType("Color")!).Coercion);
    }

    [Fact]
    public void An_error_names_its_member_and_its_place()
    {
        var result = SchemaBuilder.Build(
            Utf8GraphQLParser.Parse("type Query {\n  author: Usr\n}\ntype User { a: Int }")
        );

        Assert.False(result.IsValid);
        Assert.Null(result.Schema);
        var error = Assert.Single(result.Errors);
        Assert.Equal("Query.author", error.Coordinate);
        Assert.Equal("\"Query.author\" refers to the unknown type \"Usr\". Did you mean \"User\"?", error.Message);
        Assert.Equal((2, 11), (error.Location.Line, error.Location.Column));
        Assert.StartsWith("(2:11) ", error.ToString());
    }

    [Fact]
    public void A_schema_that_must_be_valid_throws_all_errors_at_once()
    {
        var exception = Assert.Throws<SchemaException>(() =>
            SchemaBuilder.BuildOrThrow(Utf8GraphQLParser.Parse("type A { a: X b: Y }"))
        );

        Assert.Equal(3, exception.Errors.Length);
        Assert.Contains("\"A.b\" refers to the unknown type \"Y\"", exception.Message);
    }

    [Fact]
    public void The_number_of_errors_is_bounded()
    {
        var sdl = "type Query { " + string.Join(' ', Enumerable.Range(0, 500).Select(i => $"f{i}: X{i}")) + " }";

        Assert.Equal(100, SchemaBuilder.Build(Utf8GraphQLParser.Parse(sdl)).Errors.Length);
    }

    [Fact]
    public void A_type_wrapped_too_often_is_an_error_not_a_stack_overflow()
    {
        TypeNode type = new NamedTypeNode(new NameNode("Int"));
        for (var i = 0; i < 200_000; i++)
        {
            type = new ListTypeNode(type);
        }

        var field = new FieldDefinitionNode(new NameNode("a"), [], type, [], null);
        var query = new ObjectTypeDefinitionNode(new NameNode("Query"), [], [], [field], null);

        var result = SchemaBuilder.Build(new DocumentNode([query]));

        Assert.Contains("more than 32 lists", Assert.Single(result.Errors).Message);
    }

    private static Schema Build(string sdl) => SchemaBuilder.BuildOrThrow(Utf8GraphQLParser.Parse(sdl));
}
