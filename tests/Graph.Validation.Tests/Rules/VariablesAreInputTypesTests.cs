namespace Graph.Validation.Tests.Rules;

public sealed class VariablesAreInputTypesTests
{
    [Fact]
    public void A_variable_of_object_type_is_refused() =>
        Harness.ExpectErrors(
            "query ($d: Dog) { dog(atLeast: $d) { name } }",
            ("Variable \"$d\" cannot be non-input type \"Dog\".", 1, 12),
            ("Variable \"$d\" of type \"Dog\" used in position expecting type \"Int\".", 1, 8)
        );
}
