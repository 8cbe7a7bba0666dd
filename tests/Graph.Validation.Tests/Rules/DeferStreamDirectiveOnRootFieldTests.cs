namespace Graph.Validation.Tests.Rules;

public sealed class DeferStreamDirectiveOnRootFieldTests
{
    [Fact]
    public void The_root_of_a_query_and_what_is_below_that_of_a_mutation_may_be_deferred() =>
        IncrementalHarness.ExpectValid(
            "query Q { ... @defer { dog { name } } dogs @stream { name } } mutation M { rename { ... @defer { name } friends @stream { name } } }"
        );

    [Fact]
    public void The_root_of_a_mutation_may_not() =>
        IncrementalHarness.ExpectErrors(
            "mutation { ... @defer { rename { name } } renameAll @stream { name } ...F @defer } fragment F on Mutation { x: rename { name } ... @defer { y: rename { name } } }",
            ("Defer directive cannot be used on root mutation type \"Mutation\".", [16]),
            ("Stream directive cannot be used on root mutation type \"Mutation\".", [53]),
            ("Defer directive cannot be used on root mutation type \"Mutation\".", [75]),
            ("Defer directive cannot be used on root mutation type \"Mutation\".", [132])
        );

    [Fact]
    public void The_root_of_a_subscription_may_not_even_with_a_condition() =>
        IncrementalHarness.ExpectErrors(
            "subscription ($d: Boolean!) { ... @defer(if: $d) { barked { name } } }",
            ("Defer directive cannot be used on root subscription type \"Subscription\".", [35])
        );
}
