namespace Graph.Validation.Tests.Rules;

public sealed class UniqueVariableNamesTests
{
    [Fact]
    public void A_variable_declared_twice_is_refused() =>
        Harness.ExpectErrors(
            "query ($a: Int, $a: Int) { dog(atLeast: $a) { name } }",
            ("There can be only one variable named \"$a\".", 1, 9)
        );
}
