namespace Graph.Validation.Tests.Rules;

public sealed class FieldsOnCorrectTypeTests
{
    [Fact]
    public void An_unknown_field_gets_a_suggestion() =>
        Harness.ExpectErrors(
            "{ dog { nam } }",
            ("Cannot query field \"nam\" on type \"Dog\". Did you mean \"name\"?", 1, 9)
        );

    [Fact]
    public void A_field_of_one_implementation_suggests_a_fragment() =>
        Harness.ExpectErrors(
            "{ pet(id: \"1\") { barkVolume } }",
            (
                "Cannot query field \"barkVolume\" on type \"Pet\". Did you mean to use an inline fragment on \"Dog\"?",
                1,
                18
            )
        );

    [Fact]
    public void A_field_on_a_union_suggests_the_interface() =>
        Harness.ExpectErrors(
            "{ catOrDog { owner { name } } }",
            (
                "Cannot query field \"owner\" on type \"CatOrDog\". Did you mean to use an inline fragment on \"Pet\", \"Cat\", or \"Dog\"?",
                1,
                14
            )
        );

    [Fact]
    public void Typename_is_everywhere() =>
        Harness.ExpectValid("{ __typename dog { __typename } catOrDog { __typename } }");

    [Fact]
    public void Schema_is_at_the_root_only() =>
        Harness.ExpectErrors(
            "{ dog { __schema { description } } }",
            ("Cannot query field \"__schema\" on type \"Dog\".", 1, 9)
        );
}
