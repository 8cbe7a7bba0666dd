namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Require Invalid Fields".</summary>
public sealed class RequireInvalidFieldsTests : RuleTests
{
    private protected override string Code => "REQUIRE_INVALID_FIELDS";

    [Fact]
    public void A_field_of_another_schema_is_valid() =>
        Valid(
            """type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! price: Int! maybe: Int weight(unit: U!): Int! parts: [Part!]! size: Size! } type Part { id: ID! name: String! } type Size { h: Int! w: Int! } enum U { KG LB }""",
            """type Query { q(id: ID!): P @lookup @internal } type P @key(fields: "id") { id: ID! s(p: Int! @require(field: "price")): Int } """
        );

    [Fact]
    public void A_leaf_that_the_schema_serves_too_is_valid() =>
        Valid(
            """type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! price: Int! maybe: Int weight(unit: U!): Int! parts: [Part!]! size: Size! } type Part { id: ID! name: String! } type Size { h: Int! w: Int! } enum U { KG LB }""",
            """type Query { q(id: ID!): P @lookup @internal } type P @key(fields: "id") { id: ID! price: Int! @shareable s(p: Int! @require(field: "price")): Int } """
        );

    [Fact]
    public void An_object_of_ones_own_with_a_leaf_of_another_schema_is_valid() =>
        Valid(
            """type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! price: Int! maybe: Int weight(unit: U!): Int! parts: [Part!]! size: Size! } type Part { id: ID! name: String! } type Size { h: Int! w: Int! } enum U { KG LB }""",
            """type Query { q(id: ID!): P @lookup @internal o(id: ID!): O @lookup @internal } type P @key(fields: "id") { id: ID! o: O! s(n: Int @require(field: "o.years")): Int } type O @key(fields: "id") { id: ID! }""",
            """type Query { z(id: ID!): O @lookup @internal } type O @key(fields: "id") { id: ID! years: Int! }"""
        );

    [Fact]
    public void A_key_below_an_object_of_another_schema_is_valid() =>
        Valid(
            """type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! similar: P }""",
            """type Query { q(id: ID!): P @lookup @internal } type P @key(fields: "id") { id: ID! s(o: ID @require(field: "similar.id")): Int } """
        );

    [Fact]
    public void Alternatives_of_a_one_of_input_over_nullable_fields_are_valid() =>
        Valid(
            """type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! isbn: String ean: String }""",
            """type Query { q(id: ID!): P @lookup @internal } type P @key(fields: "id") { id: ID! s(by: By! @require(field: "{ isbn } | { ean }")): Int } input By @oneOf { isbn: String ean: String }"""
        );

    [Fact]
    public void Alternatives_by_type_are_valid() =>
        Valid(
            """type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! m: M! } union M = B | F type B { isbn: ID! } type F { eidr: ID! }""",
            """type Query { q(id: ID!): P @lookup @internal } type P @key(fields: "id") { id: ID! s(by: By! @require(field: "m.{ isbn: <B>.isbn } | m.{ eidr: <F>.eidr }")): Int } input By @oneOf { isbn: ID eidr: ID }"""
        );

    [Fact]
    public void An_input_object_and_a_list_are_valid() =>
        Valid(
            """type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! price: Int! maybe: Int weight(unit: U!): Int! parts: [Part!]! size: Size! } type Part { id: ID! name: String! } type Size { h: Int! w: Int! } enum U { KG LB }""",
            """type Query { q(id: ID!): P @lookup @internal } type P @key(fields: "id") { id: ID! s(x: X! @require(field: "{ box: size.{ h w } ids: parts[id] }")): Int } input X { box: Box! ids: [ID!]! } input Box { h: Int! w: Int! }"""
        );

    [Fact]
    public void A_constant_argument_is_valid() =>
        Valid(
            """type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! price: Int! maybe: Int weight(unit: U!): Int! parts: [Part!]! size: Size! } type Part { id: ID! name: String! } type Size { h: Int! w: Int! } enum U { KG LB }""",
            """type Query { q(id: ID!): P @lookup @internal } type P @key(fields: "id") { id: ID! s(x: Int! @require(field: "weight(unit: KG)")): Int } """
        );

    [Fact]
    public void A_constant_of_another_type_is_refused() =>
        Invalid(
            [
                "error REQUIRE_INVALID_FIELDS B:P.s(p:): The requirement 'weight(unit: TON)' of 'P.s(p:)' cannot be met: 'P.weight' cannot take TON for its argument 'unit: U!'. Give a constant of that type.",
            ],
            """type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! price: Int! maybe: Int weight(unit: U!): Int! parts: [Part!]! size: Size! } type Part { id: ID! name: String! } type Size { h: Int! w: Int! } enum U { KG LB }""",
            """type Query { q(id: ID!): P @lookup @internal } type P @key(fields: "id") { id: ID! s(p: Int @require(field: "weight(unit: TON)")): Int } """
        );

    [Fact]
    public void A_field_that_nobody_has_is_refused() =>
        Invalid(
            [
                "error REQUIRE_INVALID_FIELDS B:P.s(p:): The requirement 'nope' of 'P.s(p:)' cannot be met: 'P' has no field 'nope' that other schemas know. Correct the name, or narrow the type with <…>.",
            ],
            """type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! price: Int! maybe: Int weight(unit: U!): Int! parts: [Part!]! size: Size! } type Part { id: ID! name: String! } type Size { h: Int! w: Int! } enum U { KG LB }""",
            """type Query { q(id: ID!): P @lookup @internal } type P @key(fields: "id") { id: ID! s(p: Int @require(field: "nope")): Int } """
        );

    [Fact]
    public void A_field_of_the_schema_alone_is_refused() =>
        Invalid(
            [
                "error REQUIRE_INVALID_FIELDS B:P.s(p:): The requirement 'own' of 'P.s(p:)' cannot be met: 'P.own' is served by no other schema than 'B', which requires it. Read it there without @require, or require a field of another schema.",
            ],
            """type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! price: Int! maybe: Int weight(unit: U!): Int! parts: [Part!]! size: Size! } type Part { id: ID! name: String! } type Size { h: Int! w: Int! } enum U { KG LB }""",
            """type Query { q(id: ID!): P @lookup @internal } type P @key(fields: "id") { id: ID! own: Int s(p: Int @require(field: "own")): Int } """
        );

    [Fact]
    public void A_nullable_field_for_a_non_null_argument_is_refused() =>
        Invalid(
            [
                "error REQUIRE_INVALID_FIELDS B:P.s(p:): The requirement 'maybe' of 'P.s(p:)' cannot be met: 'maybe' can be null, but 'Int!' cannot. Make the argument nullable.",
            ],
            """type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! price: Int! maybe: Int weight(unit: U!): Int! parts: [Part!]! size: Size! } type Part { id: ID! name: String! } type Size { h: Int! w: Int! } enum U { KG LB }""",
            """type Query { q(id: ID!): P @lookup @internal } type P @key(fields: "id") { id: ID! s(p: Int! @require(field: "maybe")): Int } """
        );

    [Fact]
    public void A_required_argument_that_is_not_given_is_refused() =>
        Invalid(
            [
                "error REQUIRE_INVALID_FIELDS B:P.s(p:): The requirement 'weight' of 'P.s(p:)' cannot be met: 'P.weight' requires the argument 'unit'. Give it a constant, as in 'weight(unit: …)'.",
            ],
            """type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! price: Int! maybe: Int weight(unit: U!): Int! parts: [Part!]! size: Size! } type Part { id: ID! name: String! } type Size { h: Int! w: Int! } enum U { KG LB }""",
            """type Query { q(id: ID!): P @lookup @internal } type P @key(fields: "id") { id: ID! s(p: Int @require(field: "weight")): Int } """
        );

    [Fact]
    public void An_argument_that_the_field_lacks_is_refused() =>
        Invalid(
            [
                "error REQUIRE_INVALID_FIELDS B:P.s(p:): The requirement 'price(unit: KG)' of 'P.s(p:)' cannot be met: 'P.price' has no argument 'unit'. Remove it.",
            ],
            """type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! price: Int! maybe: Int weight(unit: U!): Int! parts: [Part!]! size: Size! } type Part { id: ID! name: String! } type Size { h: Int! w: Int! } enum U { KG LB }""",
            """type Query { q(id: ID!): P @lookup @internal } type P @key(fields: "id") { id: ID! s(p: Int @require(field: "price(unit: KG)")): Int } """
        );

    [Fact]
    public void A_list_without_brackets_is_refused() =>
        Invalid(
            [
                "error REQUIRE_INVALID_FIELDS B:P.s(p:): The requirement 'parts.id' of 'P.s(p:)' cannot be met: 'parts' is the list '[Part!]!', so 'id' cannot be read of it. Write [ ] to read it of each item.",
            ],
            """type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! price: Int! maybe: Int weight(unit: U!): Int! parts: [Part!]! size: Size! } type Part { id: ID! name: String! } type Size { h: Int! w: Int! } enum U { KG LB }""",
            """type Query { q(id: ID!): P @lookup @internal } type P @key(fields: "id") { id: ID! s(p: [ID!] @require(field: "parts.id")): Int } """
        );

    [Fact]
    public void Objects_for_a_list_of_leaves_are_refused() =>
        Invalid(
            [
                "error REQUIRE_INVALID_FIELDS B:P.s(p:): The requirement 'parts[{ id }]' of 'P.s(p:)' cannot be met: It builds an input object for 'ID!', which is none. Name the field without braces.",
            ],
            """type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! price: Int! maybe: Int weight(unit: U!): Int! parts: [Part!]! size: Size! } type Part { id: ID! name: String! } type Size { h: Int! w: Int! } enum U { KG LB }""",
            """type Query { q(id: ID!): P @lookup @internal } type P @key(fields: "id") { id: ID! s(p: [ID!] @require(field: "parts[{ id }]")): Int } """
        );

    [Fact]
    public void An_input_field_that_the_map_forgets_is_refused() =>
        Invalid(
            [
                "error REQUIRE_INVALID_FIELDS B:P.s(b:): The requirement 'size.{ h }' of 'P.s(b:)' cannot be met: The input 'Box' requires the field 'w'. Add it to the map.",
            ],
            """type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! price: Int! maybe: Int weight(unit: U!): Int! parts: [Part!]! size: Size! } type Part { id: ID! name: String! } type Size { h: Int! w: Int! } enum U { KG LB }""",
            """type Query { q(id: ID!): P @lookup @internal } type P @key(fields: "id") { id: ID! s(b: Box @require(field: "size.{ h }")): Int } input Box { h: Int! w: Int! }"""
        );

    [Fact]
    public void A_type_that_a_non_null_argument_gets_no_value_for_is_refused() =>
        Invalid(
            [
                "error REQUIRE_INVALID_FIELDS B:P.s(k:): The requirement 'm.{ isbn: <B>.isbn }' of 'P.s(k:)' cannot be met: It gives no value for objects of type 'F', but 'ID!' needs one. Add an alternative for each, or make the argument nullable.",
            ],
            """type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! m: M! } union M = B | F type B { isbn: ID! } type F { eidr: ID! }""",
            """type Query { q(id: ID!): P @lookup @internal } type P @key(fields: "id") { id: ID! s(k: K @require(field: "m.{ isbn: <B>.isbn }")): Int } input K { isbn: ID! }"""
        );
}
