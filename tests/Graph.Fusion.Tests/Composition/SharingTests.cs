using Graph.Fusion.Composition;

namespace Graph.Fusion.Tests.Composition;

public sealed class SharingTests
{
    [Fact]
    public void A_field_that_is_not_shareable_is_an_error_where_it_is_not() =>
        Assert.Equal(
            ["INVALID_FIELD_SHARING B:V.x"],
            Composed.Errors("type Query { a: V } type V @shareable { x: Int }", "type Query { b: V } type V { x: Int }")
        );

    [Fact]
    public void A_key_makes_its_field_shareable_in_its_own_schema_only() =>
        Assert.Equal(
            ["INVALID_FIELD_SHARING B:P.id"],
            Composed.Errors(
                "type Query { a: P } type P @key(fields: \"id\") { id: ID! }",
                "type Query { b: P } type P { id: ID! }"
            )
        );

    [Fact]
    public void A_nested_key_makes_the_nested_field_shareable() =>
        Assert.Empty(
            Composed.Errors(
                "type Query { a: P } type P @key(fields: \"org { id }\") { org: Org! } type Org { id: ID! }",
                "type Query { b: P } type P @key(fields: \"org { id }\") { org: Org! } type Org { id: ID! }"
            )
        );

    [Fact]
    public void A_field_of_a_value_type_is_out_of_reach_where_the_parent_is_served_elsewhere() =>
        Assert.Equal(
            ["UNSATISFIABLE_QUERY_PATH Address.country"],
            Composed.Errors(
                "type Query { home: Address } type Address @shareable { street: String }",
                "type Query { work: Address } type Address @shareable { street: String country: String }"
            )
        );

    [Fact]
    public void A_shared_parent_gives_the_fields_of_both() =>
        Assert.Empty(
            Composed.Errors(
                "type Query { home: Address @shareable } type Address @shareable { street: String }",
                "type Query { home: Address @shareable } type Address @shareable { street: String country: String }"
            )
        );

    [Fact]
    public void The_items_of_a_shared_list_cannot_be_put_together() =>
        Assert.Equal(
            ["UNSATISFIABLE_QUERY_PATH Item.a", "UNSATISFIABLE_QUERY_PATH Item.b"],
            Composed.Errors(
                "type Query { feed: [Item] @shareable } type Item { a: Int }",
                "type Query { feed: [Item] @shareable } type Item { b: Int }"
            )
        );

    [Fact]
    public void A_mutation_is_run_in_one_schema_which_has_to_satisfy_its_payload() =>
        Assert.Equal(
            ["UNSATISFIABLE_QUERY_PATH Payload.a", "UNSATISFIABLE_QUERY_PATH Payload.b"],
            Composed.Errors(
                "type Query { x: Int } type Mutation { m: Payload @shareable } type Payload { a: Int }",
                "type Mutation { m: Payload @shareable } type Payload { b: Int }"
            )
        );

    [Fact]
    public void A_subscription_is_in_one_schema() =>
        Assert.Equal(
            ["INVALID_FIELD_SHARING A:Subscription.s", "INVALID_FIELD_SHARING B:Subscription.s"],
            Composed.Errors("type Query { x: Int } type Subscription { s: Int }", "type Subscription { s: Int }")
        );

    [Fact]
    public void A_chain_of_overrides_ends_at_the_last_in_every_order_of_the_sources()
    {
        string[] texts =
        [
            "type Query { p(id: ID!): P @lookup } type P @key(fields: \"id\") { id: ID! x: Int }",
            "type Query { q(id: ID!): P @lookup } type P @key(fields: \"id\") { id: ID! x: Int @override(from: \"A\") }",
            "type Query { r(id: ID!): P @lookup } type P @key(fields: \"id\") { id: ID! x: Int @override(from: \"B\") }",
        ];
        var sources = texts.Select((text, i) => new SourceSchema("ABC"[i].ToString(), text)).ToList();
        foreach (var order in new[] { "012", "021", "102", "120", "201", "210" })
        {
            var result = SchemaComposer.Compose([.. order.Select(digit => sources[digit - '0'])]);

            Assert.Empty(Composed.Errors(result));
            Assert.Equal("C", Assert.Single(result.Schema!.FieldSources("P", "x")).Source.Name);
        }
    }

    [Fact]
    public void Two_schemas_cannot_take_over_the_same_field() =>
        Assert.Contains(
            "OVERRIDE_SOURCE_HAS_OVERRIDE A:P.x",
            Composed.Errors(
                "type Query { p: P } type P @key(fields: \"id\") { id: ID! x: Int @override(from: \"B\") }",
                "type Query { q: P } type P @key(fields: \"id\") { id: ID! x: Int }",
                "type Query { r: P } type P @key(fields: \"id\") { id: ID! x: Int @override(from: \"B\") }"
            )
        );

    [Fact]
    public void Overrides_in_a_circle_leave_nobody_to_serve_the_field() =>
        Assert.Contains(
            "OVERRIDE_SOURCE_HAS_OVERRIDE A:P.x",
            Composed.Errors(
                "type Query { p: P } type P { x: Int @override(from: \"B\") }",
                "type P { x: Int @override(from: \"A\") }"
            )
        );

    [Fact]
    public void An_override_of_an_unknown_schema_is_worth_a_warning()
    {
        var result = Composed.From("type Query { x: Int @override(from: \"gone\") }");

        Assert.Empty(Composed.Errors(result));
        Assert.Equal(["OVERRIDE_FROM_UNKNOWN A:Query.x"], Composed.Warnings(result));
    }

    [Fact]
    public void Provided_fields_of_a_union_compose() =>
        Assert.Empty(
            Composed.Errors(
                "type Query { media: [Media] @provides(fields: \"... on Book { title }\") } union Media = Book | Movie type Book @key(fields: \"id\") { id: ID! title: String @external } type Movie @key(fields: \"id\") { id: ID! }",
                "type Query { book(id: ID!): Book @lookup @internal } type Book @key(fields: \"id\") { id: ID! title: String }"
            )
        );

    [Fact]
    public void A_provided_field_is_there_on_its_path_only()
    {
        const string A =
            "type Query { a: P @provides(fields: \"x\") b: P } type P @key(fields: \"id\") { id: ID! x: Int @external }";
        const string B = "type Query { c: P } type P @key(fields: \"id\") { id: ID! x: Int }";
        var result = Composed.From(A, B);

        var error = Assert.Single(Composed.Errors(result));
        Assert.Equal("UNSATISFIABLE_QUERY_PATH P.x", error);
        Assert.Contains("Query.b<P>", result.Log[0].Message, StringComparison.Ordinal);
        Assert.Empty(Composed.Errors(A.Replace("b: P }", "}"), B));
    }

    [Theory]
    [InlineData(
        "type Query { a: P } type P @key(fields: \"id\") { id: ID! x: Int @external }",
        "EXTERNAL_UNUSED A:P.x"
    )]
    [InlineData("interface I { x: Int @external } type Query implements I { x: Int }", "EXTERNAL_ON_INTERFACE A:I.x")]
    [InlineData(
        "interface I { x: Int @shareable } type Query implements I { x: Int }",
        "INVALID_SHAREABLE_USAGE A:I.x"
    )]
    [InlineData("type Query { x: Int @override(from: \"A\") }", "OVERRIDE_FROM_SELF A:Query.x")]
    [InlineData("type Query { x: Int @provides(fields: \"y\") }", "PROVIDES_ON_NON_COMPOSITE_FIELD A:Query.x")]
    [InlineData(
        "type Query { x: P @provides(fields: \"{ y }\") } type P { y: Int @external }",
        "PROVIDES_INVALID_SYNTAX A:Query.x"
    )]
    [InlineData(
        "type Query { x: P @provides(fields: \"y\") } type P { y: Int }",
        "PROVIDES_FIELDS_MISSING_EXTERNAL A:Query.x"
    )]
    [InlineData("type Query { x: P @provides(fields: \"z\") } type P { y: Int }", "PROVIDES_INVALID_FIELDS A:Query.x")]
    [InlineData("type Query { x: P } type P @key(fields: \"{ id }\") { id: ID! }", "KEY_INVALID_SYNTAX A:P")]
    [InlineData("type Query { x: P } type P @key(fields: 1) { id: ID! }", "KEY_INVALID_FIELDS_TYPE A:P")]
    [InlineData("type Query { x: P } type P @key(fields: \"nope\") { id: ID! }", "KEY_INVALID_FIELDS A:P")]
    [InlineData(
        "type Query { x: P } type P @key(fields: \"ids\") { ids: [ID!]! }",
        "KEY_FIELDS_SELECT_INVALID_TYPE A:P"
    )]
    [InlineData("type Query { x: P } type P @key(fields: \"id(a: 1)\") { id: ID! }", "KEY_INVALID_ARGUMENTS A:P")]
    [InlineData(
        "type Query { x: P } type P @key(fields: \"id @include(if: true)\") { id: ID! }",
        "KEY_DIRECTIVE_IN_FIELDS_ARGUMENT A:P"
    )]
    [InlineData("type Query @inaccessible { x: Int }", "QUERY_ROOT_TYPE_INACCESSIBLE A:Query")]
    [InlineData("schema { query: Root } type Root { x: Int }", "ROOT_QUERY_USED A:Root")]
    public void A_source_schema_has_to_keep_the_rules(string text, string expected) =>
        Assert.Contains(expected, Composed.Errors(text));
}
