namespace Graph.Validation.Tests.Rules;

public sealed class FragmentsOnCompositeTypesTests
{
    [Fact]
    public void A_fragment_on_an_enum_is_refused() =>
        Harness.ExpectErrors(
            "{ dog { ...F } } fragment F on Command { x }",
            ("Fragment \"F\" cannot condition on non composite type \"Command\".", 1, 32)
        );

    [Fact]
    public void An_inline_fragment_on_a_scalar_is_refused() =>
        Harness.ExpectErrors(
            "{ dog { ... on String { x } } }",
            ("Fragment cannot condition on non composite type \"String\".", 1, 16)
        );
}
