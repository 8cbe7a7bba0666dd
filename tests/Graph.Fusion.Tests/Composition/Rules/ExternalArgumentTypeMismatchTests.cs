namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "External Argument Type Mismatch".</summary>
public sealed class ExternalArgumentTypeMismatchTests : RuleTests
{
    private protected override string Code => "EXTERNAL_ARGUMENT_TYPE_MISMATCH";

    [Fact]
    public void The_owners_type_is_valid() =>
        Valid(
            """type Query { p: P @provides(fields: "x") } type P { x(n: Int!): Int @external y: Int }""",
            "type P { x(n: Int!): Int }"
        );

    [Fact]
    public void Another_nullability_is_refused() =>
        Invalid(
            [
                "error EXTERNAL_ARGUMENT_TYPE_MISMATCH A:P.x: The external field 'P.x' has the argument 'n: Int', but 'Int!' in 'B', which owns it. Copy the owner's definition.",
            ],
            """type Query { p: P @provides(fields: "x") } type P { x(n: Int): Int @external y: Int }""",
            "type P { x(n: Int!): Int }"
        );
}
