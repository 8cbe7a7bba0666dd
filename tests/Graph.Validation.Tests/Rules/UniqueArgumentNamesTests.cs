namespace Graph.Validation.Tests.Rules;

public sealed class UniqueArgumentNamesTests
{
    [Fact]
    public void An_argument_twice_is_refused() =>
        Harness.ExpectErrors(
            "{ dog(atLeast: 1, atLeast: 2) { name } }",
            ("There can be only one argument named \"atLeast\".", 1, 7)
        );
}
