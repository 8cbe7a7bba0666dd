namespace Graph.Validation.Tests.Rules;

public sealed class OverlappingFieldsCanBeMergedTests
{
    [Fact]
    public void Different_fields_under_one_name_conflict() =>
        Harness.ExpectErrors(
            "{ dog { x: name x: nickname } }",
            (
                "Fields \"x\" conflict because \"name\" and \"nickname\" are different fields. Use different aliases on the fields to fetch both if this was intentional.",
                1,
                9
            )
        );

    [Fact]
    public void Different_arguments_conflict() =>
        Harness.ExpectErrors(
            "{ dog { does(command: SIT) does(command: DOWN) } }",
            (
                "Fields \"does\" conflict because they have differing arguments. Use different aliases on the fields to fetch both if this was intentional.",
                1,
                9
            )
        );

    [Fact]
    public void The_same_field_may_be_repeated() =>
        Harness.ExpectValid("{ dog { name name x: name x: name } dog { name } }");

    [Fact]
    public void Arguments_in_another_order_are_the_same() =>
        Harness.ExpectValid("{ dog { does(command: SIT, times: 2) does(times: 2, command: SIT) } }");

    [Fact]
    public void On_different_objects_different_fields_may_share_a_name() =>
        Harness.ExpectValid("{ pet(id: \"1\") { ...on Dog { x: barkVolume } ...on Cat { x: meowVolume } } }");

    [Fact]
    public void On_different_objects_the_shape_must_still_agree() =>
        Harness.ExpectErrors(
            "{ pet(id: \"1\") { ...on Dog { x: nickname } ...on Cat { x: nickname } } }",
            (
                "Fields \"x\" conflict because they return conflicting types \"String\" and \"String!\". Use different aliases on the fields to fetch both if this was intentional.",
                1,
                30
            )
        );

    [Fact]
    public void A_conflict_deep_below_merged_fields_is_found() =>
        Harness.ExpectErrors(
            "{ dog { mother { x: name } } ...F } fragment F on Query { dog { mother { x: nickname } } }",
            (
                "Fields \"x\" conflict because \"name\" and \"nickname\" are different fields. Use different aliases on the fields to fetch both if this was intentional.",
                1,
                18
            )
        );

    [Fact]
    public void A_conflict_below_different_objects_is_found() =>
        Harness.ExpectErrors(
            "{ pet(id: \"1\") { ...on Dog { mother { x: name } } ...on Cat { mother { x: meowVolume } } } }",
            (
                "Fields \"x\" conflict because they return conflicting types \"String!\" and \"Int\". Use different aliases on the fields to fetch both if this was intentional.",
                1,
                39
            )
        );
}
