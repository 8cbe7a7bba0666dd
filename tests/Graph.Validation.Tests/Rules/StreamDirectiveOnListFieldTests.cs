namespace Graph.Validation.Tests.Rules;

public sealed class StreamDirectiveOnListFieldTests
{
    [Fact]
    public void Lists_are_streamed_nullable_or_not() =>
        IncrementalHarness.ExpectValid("{ dogs @stream { tags @stream(initialCount: 2) friends @stream { name } } }");

    [Fact]
    public void Nothing_else_is() =>
        IncrementalHarness.ExpectErrors(
            "{ dog @stream { name @stream } }",
            ("Directive \"@stream\" cannot be used on non-list field \"Query.dog\".", [7]),
            ("Directive \"@stream\" cannot be used on non-list field \"Dog.name\".", [22])
        );
}
