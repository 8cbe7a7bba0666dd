namespace Graph.Fusion.Tests.Composition;

public sealed class RequireTests
{
    private const string A =
        "type Query { pa(id: ID!): P @lookup } type P @key(fields: \"id\") { id: ID! price: Int! weight(unit: U!): Int! maybe: Int parts: [Part!]! } type Part { id: ID! name: String! } enum U { KG LB }";

    [Fact]
    public void A_required_argument_vanishes_from_the_graph()
    {
        var result = Composed.From(A, B("ship(p: Int! @require(field: \"price\")): Int"));

        Assert.Empty(Composed.Errors(result));
        var ship = result.Schema!.FindField("P", "ship")!;
        Assert.Empty(ship.Definition.Arguments);
        Assert.Equal("price", ship.In(1)!.FindArgument("p")!.Requirement!.ToString());
    }

    [Theory]
    [InlineData("ship(p: Int! @require(field: \"local\")): Int local: Int!", "REQUIRE_INVALID_FIELDS B:P.ship(p:)")]
    [InlineData("ship(p: Int! @require(field: \"maybe\")): Int", "REQUIRE_INVALID_FIELDS B:P.ship(p:)")]
    [InlineData("ship(p: Int! @require(field: \"weight\")): Int", "REQUIRE_INVALID_FIELDS B:P.ship(p:)")]
    [InlineData(
        "ship(p: Int! @require(field: \"weight(nope: 1, unit: KG)\")): Int",
        "REQUIRE_INVALID_FIELDS B:P.ship(p:)"
    )]
    [InlineData("ship(p: Int! @require(field: \"weight(unit: $u)\")): Int", "REQUIRE_INVALID_SYNTAX B:P.ship(p:)")]
    [InlineData("ship(p: Int! @require(field: 1)): Int", "REQUIRE_INVALID_FIELD_TYPE B:P.ship(p:)")]
    [InlineData("ship(p: [ID!]! @require(field: \"parts[{ id }]\")): Int", "REQUIRE_INVALID_FIELDS B:P.ship(p:)")]
    [InlineData("ship(p: [ID!]! @require(field: \"parts.id\")): Int", "REQUIRE_INVALID_FIELDS B:P.ship(p:)")]
    public void A_requirement_has_to_fit(string field, string expected) =>
        Assert.Equal([expected], Composed.Errors(A, B(field)));

    [Theory]
    [InlineData("ship(p: Int! @require(field: \"weight(unit: KG)\")): Int")]
    [InlineData("ship(p: Int @require(field: \"maybe\")): Int")]
    [InlineData("ship(p: [ID!]! @require(field: \"parts[id]\")): Int")]
    [InlineData("ship(p: [PartInput!]! @require(field: \"parts[{ id, label: name }]\")): Int")]
    public void A_requirement_that_fits_composes(string field) =>
        Assert.Empty(Composed.Errors(A, B(field) + " input PartInput { id: ID! label: String! }"));

    [Fact]
    public void Requirements_in_a_circle_cannot_be_met()
    {
        var result = Composed.From(
            "type Query { pa(id: ID!): P @lookup } type P @key(fields: \"id\") { id: ID! a(x: Int @require(field: \"b\")): Int }",
            B("b(x: Int @require(field: \"a\")): Int")
        );

        Assert.Equal(["UNSATISFIABLE_QUERY_PATH P.a", "UNSATISFIABLE_QUERY_PATH P.b"], Composed.Errors(result));
        Assert.Contains("P.a → P.b → P.a", result.Log[0].Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_of_requirements_may_come_back_to_a_schema() =>
        Assert.Empty(
            Composed.Errors(
                "type Query { pa(id: ID!): P @lookup } type P @key(fields: \"id\") { id: ID! z: Int x(y: Int @require(field: \"y\")): Int }",
                B("y(z: Int @require(field: \"z\")): Int")
            )
        );

    [Fact]
    public void A_requirement_may_be_two_hops_away() =>
        Assert.Empty(
            Composed.Errors(
                "type Query { t: P pa(id: ID!): P @lookup @internal } type P @key(fields: \"id\") { id: ID! }",
                B("f(x: Int @require(field: \"c\")): Int"),
                "type Query { l(sku: ID!): P @lookup @internal } type P @key(fields: \"sku\") { sku: ID! c: Int }",
                "type Query { l(id: ID!): P @lookup @internal } type P @key(fields: \"id\") @key(fields: \"sku\") { id: ID! sku: ID! }"
            )
        );

    [Fact]
    public void An_argument_that_is_required_from_clients_elsewhere_cannot_be_a_requirement() =>
        Assert.Equal(
            ["FIELD_WITH_MISSING_REQUIRED_ARGUMENT B:P.ship"],
            Composed.Errors(
                A,
                B("ship(p: Int! @require(field: \"price\")): Int @shareable"),
                "type Query { l(id: ID!): P @lookup @internal } type P @key(fields: \"id\") { id: ID! ship(p: Int!): Int @shareable }"
            )
        );

    [Fact]
    public void Inputs_of_requirements_alone_need_not_agree()
    {
        var result = Composed.From(
            A.Replace("maybe: Int", "maybe: Int own(i: I @require(field: \"{ b: ship }\")): Int")
                + " input I { b: Int }",
            B("ship: Int f(i: I! @require(field: \"{ p: price }\")): Int") + " input I { p: Int! }"
        );

        Assert.Empty(Composed.Errors(result));
        Assert.Null(result.Schema!.Execution.FindType("I"));
    }

    [Fact]
    public void A_needed_value_has_to_be_there_for_every_type() =>
        Assert.Equal(
            ["REQUIRE_INVALID_FIELDS B:Shelf.f(x:)"],
            Composed.Errors(
                "type Query { s(id: ID!): Shelf @lookup } type Shelf @key(fields: \"id\") { id: ID! media: Media! } union Media = Book | Movie type Book { isbn: ID! } type Movie { title: ID! }",
                "type Query { s2(id: ID!): Shelf @lookup @internal } type Shelf @key(fields: \"id\") { id: ID! f(x: XInput! @require(field: \"media.{ key: <Book>.isbn }\")): Int } input XInput { key: ID! }"
            )
        );

    [Fact]
    public void A_schema_that_cannot_be_asked_again_cannot_have_a_requirement_below_a_list()
    {
        var result = Composed.From(
            """type Query { all: [T] } type T @key(fields: "id") { id: ID! r(x: Int @require(field: "f")): Int }""",
            """type Query { t(id: ID!): T @lookup @internal } type T @key(fields: "id") { id: ID! f: Int }"""
        );

        Assert.Equal(["UNSATISFIABLE_QUERY_PATH T.r"], Composed.Errors(result));
        Assert.Equal(
            "  'A' serves 'T.r', which requires other fields first, but cannot be asked again for the object then: it has no lookup for 'T' by a key that 'A' can give, and a list or a mutation lies before it. Add one, such as 'tById(id: ID!): T @lookup @internal', to 'A'.",
            result.Log[0].Hint
        );
    }

    [Theory]
    [InlineData("type Query { one: T } ")]
    [InlineData("type Query { some: S } type S { one: T } ")]
    [InlineData(
        "type Query { all: [S] s(id: ID!): S @lookup @internal } type S @key(fields: \"id\") { id: ID! one: T } "
    )]
    [InlineData("type Query { all: [T] t(id: ID!): T @lookup @internal } ")]
    public void A_schema_is_asked_again_from_above_or_by_a_lookup(string roots) =>
        Assert.Empty(
            Composed.Errors(
                roots + """type T @key(fields: "id") { id: ID! r(x: Int @require(field: "f")): Int }""",
                """type Query { t2(id: ID!): T @lookup @internal } type T @key(fields: "id") { id: ID! f: Int }"""
            )
        );

    [Theory]
    [InlineData("type Query { x: Int } type Mutation { one: T } ")]
    [InlineData("type Query { some: [S] } type S { one: T } ")]
    public void A_mutation_is_not_run_again_and_an_item_of_a_list_is_not_found_again(string roots) =>
        Assert.Equal(
            ["UNSATISFIABLE_QUERY_PATH T.r"],
            Composed.Errors(
                roots + """type T @key(fields: "id") { id: ID! r(x: Int @require(field: "f")): Int }""",
                """type Query { t2(id: ID!): T @lookup @internal } type T @key(fields: "id") { id: ID! f: Int }"""
            )
        );

    private static string B(string field) =>
        $"type Query {{ pb(id: ID!): P @lookup @internal }} type P @key(fields: \"id\") {{ id: ID! {field} }}";
}
