namespace Graph.Validation.Tests.Rules;

public sealed class KnownTypeNamesTests
{
    [Fact]
    public void An_unknown_type_gets_a_suggestion() =>
        Harness.ExpectErrors("{ dog { ...on Dgo { name } } }", ("Unknown type \"Dgo\". Did you mean \"Dog\"?", 1, 15));

    [Fact]
    public void A_variable_of_unknown_type_is_refused() =>
        Harness.ExpectErrors(
            "query ($a: Strin) { dog { name @skip(if: $a) } }",
            ("Unknown type \"Strin\". Did you mean \"String\"?", 1, 12)
        );
}
