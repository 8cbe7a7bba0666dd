namespace Graph.Validation.Tests.Rules;

public sealed class KnownArgumentNamesTests
{
    [Fact]
    public void An_unknown_argument_gets_a_suggestion() =>
        Harness.ExpectErrors(
            "{ dog(atleast: 1) { name } }",
            ("Unknown argument \"atleast\" on field \"Query.dog\". Did you mean \"atLeast\"?", 1, 7)
        );

    [Fact]
    public void An_unknown_argument_of_a_directive_is_refused() =>
        Harness.ExpectErrors(
            "{ dog @onField(level: 1, lvl: 2) { name } }",
            ("Unknown argument \"lvl\" on directive \"@onField\". Did you mean \"level\"?", 1, 26)
        );
}
