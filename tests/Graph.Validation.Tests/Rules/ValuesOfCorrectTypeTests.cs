namespace Graph.Validation.Tests.Rules;

public sealed class ValuesOfCorrectTypeTests
{
    [Fact]
    public void A_string_is_no_int() =>
        Harness.ExpectErrors(
            "{ dog(atLeast: \"x\") { name } }",
            ("Int cannot represent non-integer value: \"x\"", 1, 16)
        );

    [Fact]
    public void Null_is_refused_where_it_is_not_allowed() =>
        Harness.ExpectErrors("{ pet(id: null) { name } }", ("Expected value of type \"ID!\", found null.", 1, 11));

    [Fact]
    public void An_unknown_enum_value_gets_a_suggestion() =>
        Harness.ExpectErrors(
            "{ dog { does(command: SITT) } }",
            ("Value \"SITT\" does not exist in \"Command\" enum. Did you mean the enum value \"SIT\"?", 1, 23)
        );

    [Fact]
    public void A_string_is_no_enum_value() =>
        Harness.ExpectErrors(
            "{ dog { does(command: \"SIT\") } }",
            ("Enum \"Command\" cannot represent non-enum value: \"SIT\". Did you mean the enum value \"SIT\"?", 1, 23)
        );

    [Fact]
    public void A_missing_input_field_is_named() =>
        Harness.ExpectErrors(
            "{ pets(filter: {maximum: 2}) { name } }",
            ("Field \"Filter.minimum\" of required type \"Int!\" was not provided.", 1, 16)
        );

    [Fact]
    public void An_unknown_input_field_gets_a_suggestion() =>
        Harness.ExpectErrors(
            "{ pets(filter: {minimum: 1, maximun: 2}) { name } }",
            ("Field \"maximun\" is not defined by type \"Filter\". Did you mean \"maximum\" or \"minimum\"?", 1, 29)
        );

    [Fact]
    public void A_oneOf_takes_exactly_one_key() =>
        Harness.ExpectErrors(
            "{ pets(by: {id: \"1\", name: \"x\"}) { name } }",
            ("OneOf Input Object \"PetBy\" must specify exactly one key.", 1, 12)
        );

    [Fact]
    public void A_oneOf_key_may_not_be_null() =>
        Harness.ExpectErrors("{ pets(by: {id: null}) { name } }", ("Field \"PetBy.id\" must be non-null.", 1, 12));

    [Fact]
    public void A_single_item_stands_for_a_list() => Harness.ExpectValid("{ pets(colors: RED) { name } }");

    [Fact]
    public void Nested_objects_and_lists_are_looked_into() =>
        Harness.ExpectErrors(
            "{ pets(filter: {minimum: 1, tags: [\"a\", 2], nested: {minimum: \"x\"}}) { name } }",
            ("String cannot represent a non string value: 2", 1, 41),
            ("Int cannot represent non-integer value: \"x\"", 1, 63)
        );

    [Fact]
    public void A_list_where_none_may_be_is_reported_once_without_its_items() =>
        Assert.Single(Harness.Errors("{ pet(id: [null, [1.5], {a: RED}]) { name } }"));
}
