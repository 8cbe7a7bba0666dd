namespace Graph.Validation.Tests.Rules;

public sealed class VariablesInAllowedPositionTests
{
    [Fact]
    public void A_nullable_variable_where_null_is_not_allowed_is_refused() =>
        Harness.ExpectErrors(
            "query ($id: ID) { pet(id: $id) { name } }",
            ("Variable \"$id\" of type \"ID\" used in position expecting type \"ID!\".", 1, 8)
        );

    [Fact]
    public void A_default_makes_it_fit() => Harness.ExpectValid("query ($id: ID = \"1\") { pet(id: $id) { name } }");

    [Fact]
    public void A_string_is_no_int() =>
        Harness.ExpectErrors(
            "query ($a: String) { dog(atLeast: $a) { name } }",
            ("Variable \"$a\" of type \"String\" used in position expecting type \"Int\".", 1, 8)
        );

    [Fact]
    public void An_item_is_no_list() =>
        Harness.ExpectErrors(
            "query ($c: Color!) { pets(colors: $c) { name } }",
            ("Variable \"$c\" of type \"Color!\" used in position expecting type \"[Color!]\".", 1, 8)
        );

    [Fact]
    public void A_oneOf_field_needs_a_non_null_variable() =>
        Harness.ExpectErrors(
            "query ($id: ID) { pets(by: {id: $id}) { name } }",
            (
                "Variable \"$id\" is of type \"ID\" but must be non-nullable to be used for OneOf Input Object \"PetBy\".",
                1,
                8
            )
        );

    [Fact]
    public void A_nullable_variable_of_another_type_is_wrong_twice_in_a_one_of_object() =>
        Assert.Equal(2, Harness.Errors("query ($v: Int) { pets(by: { name: $v }) { name } }").Count);
}
