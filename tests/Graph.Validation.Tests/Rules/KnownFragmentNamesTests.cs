namespace Graph.Validation.Tests.Rules;

public sealed class KnownFragmentNamesTests
{
    [Fact]
    public void An_unknown_fragment_is_refused() =>
        Harness.ExpectErrors("{ dog { ...F } }", ("Unknown fragment \"F\".", 1, 12));
}
