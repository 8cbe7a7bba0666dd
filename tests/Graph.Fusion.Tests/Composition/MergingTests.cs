using Graph.Fusion.Composition;

namespace Graph.Fusion.Tests.Composition;

public sealed class MergingTests
{
    [Fact]
    public void An_output_is_as_nullable_as_the_most_nullable_and_an_argument_as_strict_as_the_strictest()
    {
        var result = Composed.From(
            "type Query { a(x: [Int!]!): [Int!]! @shareable }",
            "type Query { a(x: [Int]): [Int] @shareable }"
        );

        var field = result.Schema!.Public.QueryType!.FindField("a")!;
        Assert.Equal("[Int]", field.Type.ToString());
        Assert.Equal("[Int!]!", field.FindArgument("x")!.Type.ToString());
        Assert.Equal(
            "[Int]",
            result.Schema.FindField("Query", "a")!.In(1)!.Arguments[0].Type is var type ? Text(type) : ""
        );
    }

    [Fact]
    public void A_field_of_several_types_has_the_smallest_declared_type_that_covers_them()
    {
        var result = Composed.From(
            "type Query { a: X @shareable } interface I { z: Int } type X implements I @shareable { z: Int }",
            "type Query { a: I @shareable } interface I { z: Int } type X implements I @shareable { z: Int } type Y implements I { z: Int }"
        );

        Assert.Equal("I", result.Schema!.Public.QueryType!.FindField("a")!.Type.ToString());
    }

    [Fact]
    public void An_argument_that_one_schema_lacks_is_dropped_if_it_is_optional()
    {
        var result = Composed.From("type Query { a(x: Int): Int @shareable }", "type Query { a: Int @shareable }");

        Assert.Empty(result.Schema!.Public.QueryType!.FindField("a")!.Arguments);
    }

    [Theory]
    [InlineData("a(x: Int!): Int @shareable", "a: Int @shareable", "FIELD_WITH_MISSING_REQUIRED_ARGUMENT B:Query.a")]
    [InlineData(
        "a(x: Int = 1): Int @shareable",
        "a(x: Int = 2): Int @shareable",
        "FIELD_ARGUMENT_DEFAULT_MISMATCH A:Query.a(x:)"
    )]
    [InlineData(
        "a(x: Int): Int @shareable",
        "a(x: ID): Int @shareable",
        "FIELD_ARGUMENT_TYPES_NOT_MERGEABLE B:Query.a(x:)"
    )]
    [InlineData("a: Int @shareable", "a: [Int] @shareable", "OUTPUT_FIELD_TYPES_NOT_MERGEABLE A:Query.a")]
    public void Definitions_of_a_field_have_to_agree(string a, string b, string expected) =>
        Assert.Equal([expected], Composed.Errors($"type Query {{ {a} }}", $"type Query {{ {b} }}"));

    [Theory]
    [InlineData("enum T { A B }", "enum T { A }", "ENUM_VALUES_MISMATCH B:T")]
    [InlineData("enum T { A }", "scalar T", "TYPE_KIND_MISMATCH B:T")]
    [InlineData(
        "scalar T @specifiedBy(url: \"https://a.example\")",
        "scalar T @specifiedBy(url: \"https://b.example\")",
        "SPECIFIED_BY_URL_MISMATCH B:T"
    )]
    [InlineData("input T { x: Int y: Int! }", "input T { x: Int }", "INPUT_WITH_MISSING_REQUIRED_FIELDS B:T")]
    [InlineData("input T { x: Int = 1 }", "input T { x: Int = 2 }", "INPUT_FIELD_DEFAULT_MISMATCH A:T.x")]
    [InlineData("input T { x: Int }", "input T { x: ID }", "INPUT_FIELD_TYPES_NOT_MERGEABLE B:T.x")]
    [InlineData("input T @oneOf { x: Int }", "input T { x: Int }", "INPUT_WITH_MISSING_ONEOF B:T")]
    [InlineData("input T { x: Int }", "input T { y: Int }", "EMPTY_MERGED_INPUT_OBJECT_TYPE T")]
    [InlineData("enum T { A @inaccessible }", "enum T { A }", "EMPTY_MERGED_ENUM_TYPE T")]
    [InlineData("scalar T @inaccessible", "scalar T", "REFERENCE_TO_INACCESSIBLE_TYPE Query.a(x:)")]
    public void Definitions_of_a_type_have_to_agree(string a, string b, string expected) =>
        Assert.Contains(
            expected,
            Composed.Errors($"type Query {{ a(x: T): Int }} {a}", $"type Query {{ b(x: T): Int }} {b}")
        );

    [Theory]
    [InlineData("z: Int", "", "INTERFACE_FIELD_NO_IMPLEMENTATION X")]
    [InlineData("z: Int", "z: Int @inaccessible", "IMPLEMENTED_BY_INACCESSIBLE X.z")]
    public void A_type_keeps_the_promises_of_its_interfaces(string inInterface, string inType, string expected) =>
        Assert.Equal(
            [expected],
            Composed.Errors(
                $"type Query {{ x: X }} interface I {{ w: Int }} type X implements I {{ w: Int {inType} }}",
                $"type Query {{ y: Y }} interface I {{ w: Int {inInterface} }} type Y implements I {{ w: Int {inInterface} }}"
            )
        );

    [Fact]
    public void A_merged_schema_that_is_no_valid_schema_is_an_error() =>
        Assert.Contains(
            Composed.Errors(
                "type Query { x: X @shareable } interface I implements J { w: Int } interface J { w: Int } type X implements I & J @shareable { w: Int }",
                "type Query { x: X @shareable } interface I { w: Int } interface J implements I { w: Int } type X implements I & J @shareable { w: Int }"
            ),
            error => error.StartsWith("INVALID_COMPOSED_GRAPHQL", StringComparison.Ordinal)
        );

    [Fact]
    public void A_hidden_enum_value_cannot_be_a_default() =>
        Assert.Equal(
            ["ENUM_TYPE_DEFAULT_VALUE_INACCESSIBLE Query.a(x:)"],
            Composed.Errors("type Query { a(x: [E!] = [B]): Int } enum E { A B @inaccessible }")
        );

    [Fact]
    public void A_description_is_the_first_by_name_of_the_schema()
    {
        var result = SchemaComposer.Compose([
            new SourceSchema("z", "type Query { \"From z.\" a: Int @shareable }"),
            new SourceSchema("m", "type Query { \"From m.\" a: Int @shareable @deprecated(reason: \"Old.\") }"),
            new SourceSchema("a", "type Query { a: Int @shareable }"),
        ]);

        var field = result.Schema!.Public.QueryType!.FindField("a")!;
        Assert.Equal("From m.", field.Description);
        Assert.Equal("Old.", field.Deprecation!.Reason);
    }

    [Fact]
    public void A_schema_without_queries_of_its_own_composes() =>
        Assert.Empty(Composed.Errors("type Query { a: Int }", "type Mutation { b: Int }"));

    [Fact]
    public void A_graph_needs_a_query() =>
        Assert.Equal(["NO_QUERIES Query"], Composed.Errors("type Query { a: Int @inaccessible }"));

    [Fact]
    public void Two_schemas_cannot_have_one_name() =>
        Assert.Equal(
            ["CONFLICTING_SOURCE_SCHEMA_NAME a:"],
            Composed.Errors(
                SchemaComposer.Compose([
                    new SourceSchema("a", "type Query { a: Int }"),
                    new SourceSchema("a", "type Query { b: Int }"),
                ])
            )
        );

    [Theory]
    [InlineData("type Query {", "INVALID_GRAPHQL A:")]
    [InlineData("type Query { a: Nope }", "INVALID_GRAPHQL A:Query.a")]
    public void A_source_has_to_be_a_schema(string text, string expected) =>
        Assert.Equal([expected], Composed.Errors(text));

    [Fact]
    public void Global_ids_lead_to_types_by_their_prefix()
    {
        var options = new CompositionOptions
        {
            EnableGlobalObjectIdentification = true,
            NodePrefixes = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add(
                "BlogPost",
                "post"
            ),
        };
        var result = Composed.From(
            options,
            "type Query { post(id: ID!): BlogPost @lookup } interface Node { id: ID! } type BlogPost implements Node { id: ID! author: User } type User implements Node @key(fields: \"id\") { id: ID! } type Draft implements Node { id: ID! }",
            "type Query { user(id: ID!): User @lookup @internal } type User @key(fields: \"id\") { id: ID! name: String }"
        );

        Assert.Empty(Composed.Errors(result));
        Assert.Equal(["NODE_TYPE_WITHOUT_LOOKUP Draft"], Composed.Warnings(result));
        var node = result.Schema!.Node!;
        Assert.Equal("BlogPost", node.TypeOf("post_01h455vb4pex5vsknk084sn02q")!.TypeName);
        Assert.Equal("User", node.TypeOf("user_1")!.TypeName);
        Assert.Null(node.TypeOf("draft_1"));
        Assert.Null(node.TypeOf("user"));
        Assert.True(result.Schema.FindField("Query", "node")!.IsResolvedByGateway);
    }

    private static string Text(Language.TypeNode type) => Language.SyntaxPrinter.Print(type);
}
