namespace Graph.Validation.Tests.Rules;

public sealed class KnownDirectivesTests
{
    [Fact]
    public void An_unknown_directive_is_refused() =>
        Harness.ExpectErrors("{ dog @nope { name } }", ("Unknown directive \"@nope\".", 1, 7));

    [Fact]
    public void A_directive_at_the_wrong_place_is_refused() =>
        Harness.ExpectErrors(
            "query @skip(if: true) { dog { name } }",
            ("Directive \"@skip\" may not be used on QUERY.", 1, 7)
        );
}
