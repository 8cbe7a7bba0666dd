namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Merge Argument Definitions".</summary>
public sealed class InterfaceFieldArgumentMismatchTests : RuleTests
{
    private protected override string Code => "INTERFACE_FIELD_ARGUMENT_MISMATCH";

    [Fact]
    public void The_same_arguments_are_valid() =>
        Valid("type Query { v: V } interface I { y(n: Int): Int } type V implements I { y(n: Int, m: Int): Int }");

    [Fact]
    public void An_argument_that_another_schema_lacks_is_refused() =>
        Invalid(
            [
                "error INTERFACE_FIELD_ARGUMENT_MISMATCH V.y: When all schemas are put together, the field 'V.y' lacks the argument 'n' of 'I.y', which it implements. Give it that argument in every schema that has it.",
            ],
            "type Query { v: V } interface I { y(n: Int): Int } type V implements I @shareable { y(n: Int): Int }",
            "type V @shareable { y: Int }"
        );

    [Fact]
    public void An_argument_that_another_schema_makes_required_is_refused() =>
        Invalid(
            [
                "error INTERFACE_FIELD_ARGUMENT_MISMATCH V.y: When all schemas are put together, the field 'V.y' takes 'Int!' for the argument 'n', but 'Int' is asked for by 'I.y', which it implements. Give the argument the same type in all schemas.",
            ],
            "type Query { v: V } interface I { y(n: Int): Int } type V implements I @shareable { y(n: Int): Int }",
            "type V @shareable { y(n: Int!): Int }"
        );
}
