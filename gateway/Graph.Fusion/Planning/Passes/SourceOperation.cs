using Graph.Fusion.Planning.Drafts;

namespace Graph.Fusion.Planning.Passes;

/// <summary>The document of a fetch and what belongs to it.</summary>
/// <param name="Text">The document.</param>
/// <param name="Path">The response names from the root to the entity.</param>
/// <param name="Forwarded">The client's variables that it uses.</param>
/// <param name="Conditions">Variables that stand for combined conditions.</param>
/// <param name="Required">The variables that the gateway fills: the key, then requirements of fields.</param>
/// <param name="KeyCount">How many of them are the key.</param>
/// <param name="Condition">The condition of the whole.</param>
/// <param name="Read">How the answer is read.</param>
internal sealed record SourceOperation(
    string Text,
    string[] Path,
    string[] Forwarded,
    (string Name, int Condition)[] Conditions,
    (string Name, RequiredValue Value)[] Required,
    int KeyCount,
    int Condition,
    ReadSet Read
)
{
    /// <summary>Equal for fetches that are one operation: the same text, whose variables mean the same.</summary>
    public string Identity => $"{Text} {Condition} {string.Join(' ', Conditions)}";
}
