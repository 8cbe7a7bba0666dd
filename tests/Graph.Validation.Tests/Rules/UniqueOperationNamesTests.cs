namespace Graph.Validation.Tests.Rules;

public sealed class UniqueOperationNamesTests
{
    [Fact]
    public void Two_operations_of_one_name_are_refused() =>
        Harness.ExpectErrors(
            "query A { dog { name } } query A { dog { name } }",
            ("There can be only one operation named \"A\".", 1, 7)
        );
}
