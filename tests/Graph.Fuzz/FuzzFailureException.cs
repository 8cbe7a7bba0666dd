namespace Graph.Fuzz;

/// <summary>An input for which a target's claim does not hold.</summary>
/// <param name="kind">What does not hold, without anything of the input: failures of one kind are one failure.</param>
/// <param name="detail">What was seen.</param>
internal sealed class FuzzFailureException(string kind, string detail) : Exception($"{kind}\n{detail}")
{
    /// <summary>What does not hold.</summary>
    public string Kind { get; } = kind;

    /// <summary>Fails if a claim does not hold.</summary>
    public static void ThrowUnless(bool holds, string kind, Func<string> detail)
    {
        if (!holds)
        {
            throw new FuzzFailureException(kind, detail());
        }
    }
}
