namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Lookup Returns Non-Nullable Type".</summary>
public sealed class LookupReturnsNonNullableTypeTests : RuleTests
{
    private protected override string Code => "LOOKUP_RETURNS_NON_NULLABLE_TYPE";

    [Fact]
    public void A_nullable_object_is_valid() =>
        Valid("""type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! }""");

    [Fact]
    public void A_non_null_object_is_worth_a_warning() =>
        Invalid(
            [
                "warning LOOKUP_RETURNS_NON_NULLABLE_TYPE A:Query.p: The lookup 'Query.p' returns the non-null type 'P!', so an object that is not there is an error. Make the type nullable.",
            ],
            """type Query { p(id: ID!): P! @lookup } type P @key(fields: "id") { id: ID! }"""
        );
}
