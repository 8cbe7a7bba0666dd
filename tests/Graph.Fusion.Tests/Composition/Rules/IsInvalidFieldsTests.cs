namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Is Invalid Fields".</summary>
public sealed class IsInvalidFieldsTests : RuleTests
{
    private protected override string Code => "IS_INVALID_FIELDS";

    [Fact]
    public void A_field_of_the_entity_is_valid() =>
        Valid("""type Query { p(key: ID! @is(field: "id")): P @lookup } type P @key(fields: "id") { id: ID! }""");

    [Fact]
    public void A_field_of_each_member_of_a_union_is_valid() =>
        Valid(
            """type Query { m(id: ID! @is(field: "<B>.id | <F>.id")): M @lookup } union M = B | F type B { id: ID! } type F { id: ID! }"""
        );

    [Fact]
    public void A_field_that_only_another_schema_has_is_valid() =>
        Valid(
            "type Query { p: P } type P { o: O! } type O { id: ID! }",
            """type Query { q(key: ID! @is(field: "o.id")): P @lookup @internal } type P { x: Int }"""
        );

    [Fact]
    public void A_field_that_is_not_there_is_refused() =>
        Invalid(
            [
                "error IS_INVALID_FIELDS A:Query.p(key:): The map 'uuid' of 'Query.p(key:)' does not fit 'P': 'P' has no field 'uuid' that other schemas know. Correct the name, or narrow the type with <…>.",
            ],
            """type Query { p(key: ID! @is(field: "uuid")): P @lookup } type P @key(fields: "id") { id: ID! }"""
        );

    [Fact]
    public void A_field_of_another_type_is_refused() =>
        Invalid(
            [
                "error IS_INVALID_FIELDS A:Query.p(key:): The map 'id' of 'Query.p(key:)' does not fit 'P': 'id' is 'ID!', which cannot be given as 'Int!'. Choose a field of that type, or change the argument's type.",
            ],
            """type Query { p(key: Int! @is(field: "id")): P @lookup } type P @key(fields: "id") { id: ID! }"""
        );

    [Fact]
    public void An_object_as_a_whole_is_refused() =>
        Invalid(
            [
                "error IS_INVALID_FIELDS A:Query.p(key:): The map 'o' of 'Query.p(key:)' does not fit 'P': 'P.o' is an object, so the map has to say which of its fields to take. Go on with '.field', '.{ … }' or '[ … ]'.",
            ],
            """type Query { p(key: ID! @is(field: "o")): P @lookup } type P { o: O! } type O { id: ID! }"""
        );

    [Fact]
    public void A_field_that_the_input_lacks_is_refused() =>
        Invalid(
            [
                "error IS_INVALID_FIELDS A:Query.p(by:): The map '{ key: id }' of 'Query.p(by:)' does not fit 'P': The input 'By' has no field 'key'. Correct the name before the colon.",
            ],
            """type Query { p(by: By! @is(field: "{ key: id }")): P @lookup } input By { id: ID } type P @key(fields: "id") { id: ID! }"""
        );
}
