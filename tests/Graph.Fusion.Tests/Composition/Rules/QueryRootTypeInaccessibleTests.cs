namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Query Root Type Inaccessible".</summary>
public sealed class QueryRootTypeInaccessibleTests : RuleTests
{
    private protected override string Code => "QUERY_ROOT_TYPE_INACCESSIBLE";

    [Fact]
    public void A_hidden_field_of_the_query_type_is_valid() => Valid("type Query { x: Int y: Int @inaccessible }");

    [Fact]
    public void A_hidden_query_type_is_refused() =>
        Invalid(
            [
                "error QUERY_ROOT_TYPE_INACCESSIBLE A:Query: The type 'Query' of the schema 'A' is @inaccessible. Hide its fields instead, or mark them @internal.",
            ],
            "type Query @inaccessible { x: Int }"
        );

    [Fact]
    public void A_query_type_that_an_extension_hides_is_refused() =>
        Invalid(
            [
                "error QUERY_ROOT_TYPE_INACCESSIBLE A:Query: The type 'Query' of the schema 'A' is @inaccessible. Hide its fields instead, or mark them @internal.",
            ],
            "type Query { x: Int } extend type Query @inaccessible"
        );
}
