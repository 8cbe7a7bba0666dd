namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 2, "@inaccessible".</summary>
public sealed class NonNullArgumentIsInaccessibleTests : RuleTests
{
    private protected override string Code => "NON_NULL_ARGUMENT_IS_INACCESSIBLE";

    [Fact]
    public void A_hidden_argument_with_a_default_is_valid() =>
        Valid("type Query { a(x: Int! = 1 @inaccessible): Int }");

    [Fact]
    public void A_hidden_argument_that_is_required_is_refused() =>
        Invalid(
            [
                "error NON_NULL_ARGUMENT_IS_INACCESSIBLE A:Query.a(x:): The argument 'Query.a(x:)' is required but @inaccessible, so no client can call the field. Give it a default, make it nullable, or show it.",
            ],
            "type Query { a(x: Int! @inaccessible): Int }"
        );
}
