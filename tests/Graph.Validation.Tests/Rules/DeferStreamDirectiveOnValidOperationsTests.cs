namespace Graph.Validation.Tests.Rules;

public sealed class DeferStreamDirectiveOnValidOperationsTests
{
    private const string Defer =
        "Defer directive not supported on subscription operations. Disable `@defer` by setting the `if` argument to `false`.";

    private const string Stream =
        "Stream directive not supported on subscription operations. Disable `@stream` by setting the `if` argument to `false`.";

    [Fact]
    public void A_subscription_defers_and_streams_nothing() =>
        IncrementalHarness.ExpectErrors(
            "subscription { barked { ... @defer { name } friends @stream(if: true) { name } } }",
            (Defer, [29]),
            (Stream, [53])
        );

    [Fact]
    public void The_way_through_fragments_is_told() =>
        IncrementalHarness.ExpectErrors(
            "subscription { barked { ...F } } fragment F on Dog { ...G } fragment G on Dog { ... @defer { name } }",
            (Defer, [85, 54, 25])
        );

    [Fact]
    public void A_condition_that_may_be_false_is_accepted() =>
        IncrementalHarness.ExpectValid(
            "subscription ($d: Boolean) { barked { ... @defer(if: $d) { name } friends @stream(if: false) { name } } }"
        );

    [Fact]
    public void What_may_be_skipped_is_not_looked_at() =>
        IncrementalHarness.ExpectValid(
            "subscription ($s: Boolean!) { barked { ... @skip(if: $s) @defer { name } ... @include(if: false) @defer { name } } }"
        );

    [Fact]
    public void What_cannot_be_skipped_is() =>
        IncrementalHarness.ExpectErrors(
            "subscription { barked { ... @skip(if: false) @defer { name } ... @include(if: true) @defer { name } } }",
            (Defer, [46]),
            (Defer, [85])
        );

    [Fact]
    public void A_fragment_that_a_query_shares_with_a_subscription_is_looked_at_for_the_subscription() =>
        IncrementalHarness.ExpectErrors(
            "query Q { dog { ...F } } subscription S { barked { ...F } } fragment F on Dog { ... @defer { name } }",
            (Defer, [85, 52])
        );
}
