namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "External Argument Default Mismatch".</summary>
public sealed class ExternalArgumentDefaultMismatchTests : RuleTests
{
    private protected override string Code => "EXTERNAL_ARGUMENT_DEFAULT_MISMATCH";

    [Fact]
    public void The_owners_default_is_valid() =>
        Valid(
            """type Query { p: P @provides(fields: "x") } type P { x(n: Int = 1): Int @external y: Int }""",
            "type P { x(n: Int = 1): Int }"
        );

    [Fact]
    public void A_default_that_the_owner_lacks_is_valid() =>
        Valid(
            """type Query { p: P @provides(fields: "x") } type P { x(n: Int = 1): Int @external y: Int }""",
            "type P { x(n: Int): Int }"
        );

    [Fact]
    public void Another_default_is_refused() =>
        Invalid(
            [
                "error EXTERNAL_ARGUMENT_DEFAULT_MISMATCH A:P.x: The external field 'P.x' has another default for 'n' than 1, which it has in 'B', which owns it. Copy the owner's definition.",
            ],
            """type Query { p: P @provides(fields: "x") } type P { x(n: Int = 2): Int @external y: Int }""",
            "type P { x(n: Int = 1): Int }"
        );

    [Fact]
    public void No_default_is_refused() =>
        Invalid(
            [
                "error EXTERNAL_ARGUMENT_DEFAULT_MISMATCH A:P.x: The external field 'P.x' has another default for 'n' than 1, which it has in 'B', which owns it. Copy the owner's definition.",
            ],
            """type Query { p: P @provides(fields: "x") } type P { x(n: Int): Int @external y: Int }""",
            "type P { x(n: Int = 1): Int }"
        );
}
