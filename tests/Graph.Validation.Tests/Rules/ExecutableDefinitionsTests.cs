namespace Graph.Validation.Tests.Rules;

public sealed class ExecutableDefinitionsTests
{
    [Fact]
    public void A_type_definition_in_a_request_is_refused() =>
        Harness.ExpectErrors("{ dog { name } } type X { a: Int }", ("The \"X\" definition is not executable.", 1, 18));
}
