namespace Graph.Validation.Tests.Rules;

public sealed class DeferStreamDirectiveLabelTests
{
    private const string Twice =
        "Value for arguments \"defer(label:)\" and \"stream(label:)\" must be unique across all Defer/Stream directive usages.";

    [Fact]
    public void Different_labels_and_none_are_accepted() =>
        IncrementalHarness.ExpectValid(
            """{ dog { ... @defer(label: "a") { name } ... @defer { name } ... @defer(label: null) { name } friends @stream(label: "b") { name } } }"""
        );

    [Fact]
    public void One_label_for_two_directives_is_refused() =>
        IncrementalHarness.ExpectErrors(
            """{ dog { ... @defer(label: "a") { name } friends @stream(label: "a") { name } } }""",
            (Twice, [13, 49])
        );

    [Fact]
    public void A_label_in_a_fragment_counts_too() =>
        IncrementalHarness.ExpectErrors(
            """{ dog { ...F @defer(label: "a") } } fragment F on Dog { ... @defer(label: "a") { name } }""",
            (Twice, [14, 61])
        );

    [Fact]
    public void A_variable_is_no_label() =>
        IncrementalHarness.ExpectErrors(
            "query ($l: String) { dog { ... @defer(label: $l) { name } friends @stream(label: $l) { name } } }",
            ("Argument \"@defer(label:)\" must be a static string.", [32]),
            ("Argument \"@stream(label:)\" must be a static string.", [67])
        );

    [Fact]
    public void A_schema_without_the_directives_knows_none_of_this() =>
        Harness.ExpectErrors(
            "{ dog { ... @defer(label: $l) { name } } }",
            ("Unknown directive \"@defer\".", 1, 13),
            ("Variable \"$l\" is not defined.", 1, 27)
        );
}
