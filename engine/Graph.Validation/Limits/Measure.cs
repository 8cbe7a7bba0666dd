namespace Graph.Validation.Limits;

/// <summary>How large a part of an operation is, with every fragment counted as often as it is spread.</summary>
/// <param name="Depth">The deepest nesting of fields.</param>
/// <param name="Fields">The number of fields.</param>
/// <param name="Aliases">The number of fields with an alias.</param>
/// <param name="RootFields">The number of fields at the top.</param>
/// <param name="IntrospectionLists">How deep the lists of introspection are nested.</param>
internal readonly record struct Measure(int Depth, long Fields, long Aliases, long RootFields, int IntrospectionLists)
{
    // Sums saturate here: doubling fragments would overflow any integer after a few dozen of them.
    private const long Ceiling = int.MaxValue;

    /// <summary>The measure of two parts that stand beside each other.</summary>
    public Measure Beside(Measure other) =>
        new(
            Math.Max(Depth, other.Depth),
            Math.Min(Fields + other.Fields, Ceiling),
            Math.Min(Aliases + other.Aliases, Ceiling),
            Math.Min(RootFields + other.RootFields, Ceiling),
            Math.Max(IntrospectionLists, other.IntrospectionLists)
        );
}
