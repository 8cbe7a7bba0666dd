namespace Graph.Validation.Tests.Rules;

public sealed class LoneAnonymousOperationTests
{
    [Fact]
    public void An_anonymous_operation_beside_another_is_refused() =>
        Harness.ExpectErrors(
            "{ dog { name } } query A { dog { name } }",
            ("This anonymous operation must be the only defined operation.", 1, 1)
        );

    [Fact]
    public void One_anonymous_operation_may_have_fragments() =>
        Harness.ExpectValid("{ dog { ...F } } fragment F on Dog { name }");
}
