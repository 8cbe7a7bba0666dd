namespace Graph.Validation.Tests.Rules;

public sealed class NoUnusedFragmentsTests
{
    [Fact]
    public void An_unused_fragment_is_refused() =>
        Harness.ExpectErrors("{ dog { name } } fragment F on Dog { name }", ("Fragment \"F\" is never used.", 1, 18));

    [Fact]
    public void A_fragment_used_only_by_itself_is_unused() =>
        Harness.ExpectErrors(
            "{ dog { name } } fragment F on Dog { mother { ...F } }",
            ("Fragment \"F\" is never used.", 1, 18),
            ("Cannot spread fragment \"F\" within itself.", 1, 47)
        );
}
