namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 2, "@lookup".</summary>
public sealed class LookupArgumentNotMappedTests : RuleTests
{
    private protected override string Code => "LOOKUP_ARGUMENT_NOT_MAPPED";

    [Fact]
    public void An_argument_of_a_fields_name_is_valid() =>
        Valid("""type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! }""");

    [Fact]
    public void An_argument_with_a_map_is_valid() =>
        Valid("""type Query { p(key: ID! @is(field: "id")): P @lookup } type P @key(fields: "id") { id: ID! }""");

    [Fact]
    public void An_argument_of_no_fields_name_is_refused() =>
        Invalid(
            [
                "error LOOKUP_ARGUMENT_NOT_MAPPED A:Query.p(key:): The argument 'key' of the lookup 'Query.p' names no field of 'P'. Say with @is(field:) which field it is, rename it, or add the field.",
            ],
            """type Query { p(key: ID!): P @lookup } type P @key(fields: "id") { id: ID! }"""
        );

    [Fact]
    public void A_member_of_the_union_that_lacks_the_field_is_refused() =>
        Invalid(
            [
                "error LOOKUP_ARGUMENT_NOT_MAPPED A:Query.u(id:): The argument 'id' of the lookup 'Query.u' names no field of 'V'. Say with @is(field:) which field it is, rename it, or add the field.",
            ],
            """type Query { u(id: ID!): U @lookup } union U = P | V type V { name: String } type P @key(fields: "id") { id: ID! }"""
        );
}
