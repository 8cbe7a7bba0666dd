namespace Graph.Validation.Tests.Rules;

public sealed class UniqueDirectivesPerLocationTests
{
    [Fact]
    public void A_directive_twice_at_one_place_is_refused() =>
        Harness.ExpectErrors(
            "{ dog @skip(if: true) @skip(if: false) { name } }",
            ("The directive \"@skip\" can only be used once at this location.", 1, 7)
        );

    [Fact]
    public void A_repeatable_directive_may_stand_twice() => Harness.ExpectValid("{ dog @again @again { name } }");
}
