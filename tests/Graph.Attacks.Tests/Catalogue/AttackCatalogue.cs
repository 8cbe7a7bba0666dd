namespace Graph.Attacks.Tests.Catalogue;

/// <summary>Every attack that is a document.</summary>
internal static class AttackCatalogue
{
    private static readonly Dictionary<string, Attack> ByName = DepthAttacks
        .All()
        .Concat(WidthAttacks.All())
        .Concat(FragmentAttacks.All())
        .Concat(ValueAttacks.All())
        .Concat(ResponseAttacks.All())
        .ToDictionary(attack => attack.Name);

    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>Those that a gateway plans for: what is read before is the same code as a subgraph's.</summary>
    public static IEnumerable<string> NamesOfPlans =>
        WidthAttacks.All().Concat(FragmentAttacks.All()).Concat(ResponseAttacks.All()).Select(attack => attack.Name);

    public static Attack Called(string name) => ByName[name];
}
