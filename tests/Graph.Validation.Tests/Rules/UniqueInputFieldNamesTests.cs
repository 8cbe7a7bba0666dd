namespace Graph.Validation.Tests.Rules;

public sealed class UniqueInputFieldNamesTests
{
    [Fact]
    public void A_field_twice_is_refused() =>
        Harness.ExpectErrors(
            "{ pets(filter: {minimum: 1, minimum: 2}) { name } }",
            ("There can be only one input field named \"minimum\".", 1, 17)
        );
}
