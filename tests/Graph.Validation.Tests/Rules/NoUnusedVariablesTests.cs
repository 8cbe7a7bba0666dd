namespace Graph.Validation.Tests.Rules;

public sealed class NoUnusedVariablesTests
{
    [Fact]
    public void An_unused_variable_is_refused() =>
        Harness.ExpectErrors(
            "query Q($a: Int) { dog { name } }",
            ("Variable \"$a\" is never used in operation \"Q\".", 1, 9)
        );

    [Fact]
    public void Use_in_a_fragment_is_use() =>
        Harness.ExpectValid("query ($c: Command!) { dog { ...F } } fragment F on Dog { does(command: $c) }");
}
