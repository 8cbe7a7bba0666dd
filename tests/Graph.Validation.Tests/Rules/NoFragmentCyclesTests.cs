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
}
