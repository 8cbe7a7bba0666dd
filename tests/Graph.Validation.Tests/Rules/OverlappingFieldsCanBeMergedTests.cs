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
                "Fields \"dog\" conflict because subfields \"mother\" conflict because subfields \"x\" conflict because \"name\" and \"nickname\" are different fields. Use different aliases on the fields to fetch both if this was intentional.",
                1,
                3
            )
        );

    [Fact]
    public void A_conflict_below_different_objects_is_found() =>
        Harness.ExpectErrors(
            "{ pet(id: \"1\") { ...on Dog { mother { x: name } } ...on Cat { mother { x: meowVolume } } } }",
            (
                "Fields \"mother\" conflict because subfields \"x\" conflict because they return conflicting types \"String!\" and \"Int\". Use different aliases on the fields to fetch both if this was intentional.",
                1,
                30
            )
        );

    [Fact]
    public void Every_pair_that_conflicts_is_reported() =>
        Assert.Equal(["9 17", "9 29", "17 29"], Columns("{ dog { x: name x: nickname x: barkVolume } }"));

    [Fact]
    public void A_conflict_below_is_reported_with_the_fields_that_enclose_it() =>
        Assert.Equal(["3 9 19 25"], Columns("{ dog { x: name } dog { x: nickname } }"));

    [Fact]
    public void Fields_of_an_input_object_have_no_order() =>
        Harness.ExpectValid(
            "{ pets(filter: {minimum: 1, maximum: 2}) { name } pets(filter: {maximum: 2, minimum: 1}) { name } }"
        );

    [Fact]
    public void A_flood_of_conflicts_costs_little_more_than_none()
    {
        var fields = string.Join(' ', Enumerable.Range(0, 20_000).Select(i => i % 2 == 0 ? "x: name" : "x: nickname"));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.NotEmpty(
            Harness.Errors(
                $"{{ dog {{ {fields} }} }}",
                new ValidationOptions { MaxFields = 100_000, MaxAliases = 100_000 }
            )
        );
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
    }

    private static IEnumerable<string> Columns(string document) =>
        Harness.Errors(document).Select(error => string.Join(' ', error.Locations.Select(at => at.Column)));

    [Theory]
    [InlineData("{ dogs @stream { name } dogs { name } }", "they have overlapping stream directives", 3, 25)]
    [InlineData(
        "{ dogs @stream(label: \"a\") { name } ...F } fragment F on Query { dogs @stream(label: \"b\") { name } }",
        "they have overlapping stream directives",
        3,
        66
    )]
    [InlineData(
        "{ dogs @stream { name } dogs @stream { name } }",
        "they have overlapping stream directives. See https://github.com/graphql/defer-stream-wg/discussions/100",
        3,
        25
    )]
    [InlineData(
        "{ dog { friends { ... on Dog { friends @stream { name } } ... on Cat { friends { name } } } } }",
        "they have overlapping stream directives",
        32,
        72
    )]
    public void A_list_that_is_streamed_is_merged_with_nothing(string document, string reason, int first, int second) =>
        IncrementalHarness.ExpectErrors(
            document,
            (
                $"Fields \"{(document.Contains("Cat", StringComparison.Ordinal) ? "friends" : "dogs")}\" conflict because {reason}. Use different aliases on the fields to fetch both if this was intentional.",
                [first, second]
            )
        );

    [Fact]
    public void A_fragment_that_is_spread_twice_is_streamed_once() =>
        IncrementalHarness.ExpectValid(
            "{ ...F ...F ...G } fragment F on Query { dogs @stream { name } } fragment G on Query { ...F }"
        );
}
