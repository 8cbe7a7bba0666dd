namespace Graph.Validation.Tests.Rules;

public sealed class UniqueFragmentNamesTests
{
    [Fact]
    public void Two_fragments_of_one_name_are_refused() =>
        Harness.ExpectErrors(
            "{ dog { ...F } } fragment F on Dog { name } fragment F on Dog { name }",
            ("There can be only one fragment named \"F\".", 1, 27)
        );
}
