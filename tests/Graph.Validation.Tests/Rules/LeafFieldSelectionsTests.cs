namespace Graph.Validation.Tests.Rules;

public sealed class LeafFieldSelectionsTests
{
    [Fact]
    public void An_object_without_selections_is_refused() =>
        Harness.ExpectErrors(
            "{ dog }",
            ("Field \"dog\" of type \"Dog\" must have a selection of subfields. Did you mean \"dog { ... }\"?", 1, 3)
        );

    [Fact]
    public void A_leaf_with_selections_is_refused() =>
        Harness.ExpectErrors(
            "{ dog { name { x } } }",
            ("Field \"name\" must not have a selection since type \"String!\" has no subfields.", 1, 14)
        );
}
