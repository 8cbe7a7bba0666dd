namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Root Subscription Used".</summary>
public sealed class RootSubscriptionUsedTests : RuleTests
{
    private protected override string Code => "ROOT_SUBSCRIPTION_USED";

    [Fact]
    public void The_root_type_by_its_own_name_is_valid() =>
        Valid("type Query { y: Int } schema { query: Query subscription: Subscription } type Subscription { x: Int }");

    [Fact]
    public void No_schema_definition_is_valid() => Valid("type Query { y: Int } type Subscription { x: Int }");

    [Fact]
    public void A_root_type_of_another_name_is_refused() =>
        Invalid(
            [
                "error ROOT_SUBSCRIPTION_USED A:Events: The root type 'Events' of the schema 'A' has to be named 'Subscription'. Rename it, and remove it from the schema definition.",
            ],
            "type Query { y: Int } schema { query: Query subscription: Events } type Events { x: Int }"
        );

    [Fact]
    public void A_type_of_the_name_that_is_no_root_is_refused() =>
        Invalid(
            [
                "error ROOT_SUBSCRIPTION_USED A:Subscription: The schema 'A' has a type 'Subscription', but its schema definition does not make it the root type of that name. Add 'subscription: Subscription' to the schema definition, or rename the type.",
            ],
            "schema { query: Query } type Query { y: Int } type Subscription { x: Int }"
        );
}
