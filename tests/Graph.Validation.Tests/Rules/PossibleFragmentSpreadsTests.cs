namespace Graph.Validation.Tests.Rules;

public sealed class PossibleFragmentSpreadsTests
{
    [Fact]
    public void A_cat_is_never_a_dog() =>
        Harness.ExpectErrors(
            "{ dog { ...on Cat { name } } }",
            ("Fragment cannot be spread here as objects of type \"Dog\" can never be of type \"Cat\".", 1, 9)
        );

    [Fact]
    public void A_named_fragment_that_never_applies_is_refused() =>
        Harness.ExpectErrors(
            "{ dog { ...F } } fragment F on Cat { name }",
            ("Fragment \"F\" cannot be spread here as objects of type \"Dog\" can never be of type \"Cat\".", 1, 9)
        );

    [Fact]
    public void Types_with_members_in_common_may_meet() =>
        Harness.ExpectValid("{ catOrDog { ...on Pet { name } } dog { ...on Node { id } } }");
}
