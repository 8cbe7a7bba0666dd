namespace Graph.Validation.Tests.Rules;

public sealed class NoUndefinedVariablesTests
{
    [Fact]
    public void An_undefined_variable_is_refused() =>
        Harness.ExpectErrors(
            "query Q { dog(atLeast: $a) { name } }",
            ("Variable \"$a\" is not defined by operation \"Q\".", 1, 24)
        );

    [Fact]
    public void A_variable_in_a_fragment_counts() =>
        Harness.ExpectErrors(
            "{ dog { ...F } } fragment F on Dog { does(command: $c) }",
            ("Variable \"$c\" is not defined.", 1, 52)
        );
}
