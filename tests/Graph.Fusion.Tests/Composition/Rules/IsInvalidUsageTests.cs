namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Is Invalid Usage".</summary>
public sealed class IsInvalidUsageTests : RuleTests
{
    private protected override string Code => "IS_INVALID_USAGE";

    [Fact]
    public void A_lookup_is_valid() =>
        Valid("""type Query { p(key: ID! @is(field: "id")): P @lookup } type P @key(fields: "id") { id: ID! }""");

    [Fact]
    public void A_field_that_is_no_lookup_is_refused() =>
        Invalid(
            [
                "error IS_INVALID_USAGE A:Query.p(key:): 'Query.p(key:)' has @is, but 'Query.p' is no lookup. Add @lookup to the field, or remove @is.",
            ],
            """type Query { p(key: ID! @is(field: "id")): P } type P @key(fields: "id") { id: ID! }"""
        );
}
