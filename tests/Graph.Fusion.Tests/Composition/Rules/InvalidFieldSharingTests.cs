namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Invalid Field Sharing".</summary>
public sealed class InvalidFieldSharingTests : RuleTests
{
    private protected override string Code => "INVALID_FIELD_SHARING";

    [Fact]
    public void Shareable_in_both_is_valid() =>
        Valid("type Query { a: V } type V @shareable { x: Int }", "type Query { b: V } type V { x: Int @shareable }");

    [Fact]
    public void External_in_one_is_valid() =>
        Valid(
            "type Query { a: U } type U { email: String! }",
            """type Query { b: U } type U @key(fields: "email") { email: String! @external nick: String }"""
        );

    [Fact]
    public void Overridden_by_one_is_valid() =>
        Valid("type Query { x: Int }", """type Query { x: Int @override(from: "A") }""");

    [Fact]
    public void Internal_in_one_is_valid() => Valid("type Query { x: Int }", "type Query { x: Int @internal }");

    [Fact]
    public void A_key_in_both_is_valid() =>
        Valid(
            """type Query { a: P } type P @key(fields: "id") { id: ID! }""",
            """type Query { b: P } type P @key(fields: "id") { id: ID! }"""
        );

    [Fact]
    public void Shareable_in_one_is_refused() =>
        Invalid(
            [
                "error INVALID_FIELD_SHARING B:V.x: The field 'V.x' is served by 'B' and also by 'A', but is not shareable in 'B'. Mark the field, or its whole type, @shareable in each schema if all give the same value; otherwise rename it, mark it @internal, or take it over with @override.",
            ],
            "type Query { a: V } type V @shareable { x: Int }",
            "type Query { b: V } type V { x: Int }"
        );

    [Fact]
    public void A_key_in_one_is_refused() =>
        Invalid(
            [
                "error INVALID_FIELD_SHARING B:P.id: The field 'P.id' is served by 'B' and also by 'A', but is not shareable in 'B'. Mark the field, or its whole type, @shareable in each schema if all give the same value; otherwise rename it, mark it @internal, or take it over with @override.",
            ],
            """type Query { a: P } type P @key(fields: "id") { id: ID! }""",
            "type Query { b: P } type P { id: ID! }"
        );

    [Fact]
    public void A_lookup_that_clients_see_twice_is_refused() =>
        Invalid(
            [
                "error INVALID_FIELD_SHARING B:Query.p: The field 'Query.p' is served by 'B' and also by 'A', but is not shareable in 'B'. Mark this lookup @internal if clients need not see it here, or mark the field @shareable in each schema.",
            ],
            """type Query { p(id: ID!): P @lookup @shareable } type P @key(fields: "id") { id: ID! }""",
            """type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! }"""
        );

    [Fact]
    public void A_subscription_is_refused() =>
        Invalid(
            [
                "error INVALID_FIELD_SHARING A:Subscription.s: The field 'Subscription.s' is served by 'A' and also by 'B', but is not shareable in 'A'. Keep a subscription in one schema.",
                "error INVALID_FIELD_SHARING B:Subscription.s: The field 'Subscription.s' is served by 'B' and also by 'A', but is not shareable in 'B'. Keep a subscription in one schema.",
            ],
            "type Query { x: Int } type Subscription { s: Int }",
            "type Subscription { s: Int }"
        );

    [Fact]
    public void A_type_that_no_query_reaches_is_refused() =>
        Invalid(
            [
                "error INVALID_FIELD_SHARING A:V.y: The field 'V.y' is served by 'A' and also by 'B', but is not shareable in 'A'. Mark the field, or its whole type, @shareable in each schema if all give the same value; otherwise rename it, mark it @internal, or take it over with @override.",
                "error INVALID_FIELD_SHARING B:V.y: The field 'V.y' is served by 'B' and also by 'A', but is not shareable in 'B'. Mark the field, or its whole type, @shareable in each schema if all give the same value; otherwise rename it, mark it @internal, or take it over with @override.",
            ],
            "type Query { x: Int } type V { y: Int }",
            "type V { y: Int }"
        );
}
