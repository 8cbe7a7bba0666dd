namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "External Argument Missing".</summary>
public sealed class ExternalArgumentMissingTests : RuleTests
{
    private protected override string Code => "EXTERNAL_ARGUMENT_MISSING";

    [Fact]
    public void The_owners_argument_is_valid() =>
        Valid(
            """type Query { p: P @provides(fields: "x") } type P { x(n: Int): Int @external y: Int }""",
            "type P { x(n: Int): Int }"
        );

    [Fact]
    public void No_argument_is_refused() =>
        Invalid(
            [
                "error EXTERNAL_ARGUMENT_MISSING A:P.x: The external field 'P.x' lacks the argument 'n', which is in 'B', which owns it. Copy the owner's definition.",
            ],
            """type Query { p: P @provides(fields: "x") } type P { x: Int @external y: Int }""",
            "type P { x(n: Int): Int }"
        );
}
