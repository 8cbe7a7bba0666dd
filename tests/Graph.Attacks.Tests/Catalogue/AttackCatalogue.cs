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

    public static Attack Called(string name) => ByName[name];
}
