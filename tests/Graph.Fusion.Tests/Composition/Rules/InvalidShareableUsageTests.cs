namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Invalid Shareable Usage".</summary>
public sealed class InvalidShareableUsageTests : RuleTests
{
    private protected override string Code => "INVALID_SHAREABLE_USAGE";

    [Fact]
    public void Fields_of_objects_are_valid() => Valid("type Query { x: Int @shareable } type V @shareable { y: Int }");

    [Fact]
    public void A_field_of_an_interface_is_refused() =>
        Invalid(
            [
                "error INVALID_SHAREABLE_USAGE A:I.x: The interface field 'I.x' is @shareable. Mark the fields of the implementing types instead.",
            ],
            "type Query implements I { x: Int } interface I { x: Int @shareable }"
        );

    [Fact]
    public void A_subscription_is_refused() =>
        Invalid(
            [
                "error INVALID_SHAREABLE_USAGE A:Subscription.s: The subscription 'Subscription.s' is @shareable, but one schema alone has to serve a subscription. Remove @shareable.",
            ],
            "type Query { x: Int } type Subscription { s: Int @shareable }"
        );
}
