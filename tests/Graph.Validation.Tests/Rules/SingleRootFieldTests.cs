namespace Graph.Validation.Tests.Rules;

public sealed class SingleRootFieldTests
{
    [Fact]
    public void A_subscription_with_two_fields_is_refused() =>
        Harness.ExpectErrors(
            "subscription S { barked { name } meowed { name } }",
            ("Subscription \"S\" must select only one top level field.", 1, 34)
        );

    [Fact]
    public void Fields_behind_a_fragment_count() =>
        Harness.ExpectErrors(
            "subscription { ...F } fragment F on Subscription { barked { name } meowed { name } }",
            ("Anonymous Subscription must select only one top level field.", 1, 68)
        );

    [Fact]
    public void An_introspection_field_is_refused() =>
        Harness.ExpectErrors(
            "subscription { __typename }",
            ("Anonymous Subscription must not select an introspection top level field.", 1, 16)
        );

    [Fact]
    public void Fields_in_fragments_count_in_the_order_of_the_text() =>
        Assert.Equal(
            [44, 62],
            Harness
                .Errors("subscription { ...{ barked { name } } ...{ meowed { name } } x: barked { name } }")
                .Single()
                .Locations.Select(location => location.Column)
        );

    [Fact]
    public void An_introspection_field_is_reported_once_with_all_its_selections() =>
        Assert.Equal(
            [16, 27],
            Harness.Errors("subscription { __typename __typename }").Single().Locations.Select(at => at.Column)
        );
}
