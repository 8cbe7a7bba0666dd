namespace Graph.Validation.Tests.Rules;

public sealed class NoFragmentCyclesTests
{
    [Fact]
    public void A_cycle_of_three_names_the_way() =>
        Harness.ExpectErrors(
            "{ dog { ...A } } fragment A on Dog { ...B } fragment B on Dog { ...C } fragment C on Dog { ...A }",
            ("Cannot spread fragment \"A\" within itself via \"B\", \"C\".", 1, 38)
        );

    [Fact]
    public void A_fragment_spread_twice_is_no_cycle() =>
        Harness.ExpectValid("{ dog { ...A ...A mother { ...A } } } fragment A on Dog { name }");

    [Fact]
    public void Of_two_cycles_the_shallow_one_is_told() =>
        Assert.Contains(
            "\"F\" within itself.",
            Harness
                .Errors("{ dog { ...F } } fragment F on Dog { mother { ...G } ...F } fragment G on Dog { name }")
                .Single()
                .Message
        );
}
