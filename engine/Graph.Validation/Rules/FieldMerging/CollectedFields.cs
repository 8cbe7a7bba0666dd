namespace Graph.Validation.Rules.FieldMerging;

/// <summary>What one selection set asks for, inline fragments followed and named fragments not.</summary>
internal sealed class CollectedFields
{
    /// <summary>The fields by response name, in the order of the text.</summary>
    public OrderedDictionary<string, List<CollectedField>> Groups { get; } = new(StringComparer.Ordinal);

    private readonly HashSet<string> _spread = new(StringComparer.Ordinal);

    /// <summary>True for the first spread of a fragment.</summary>
    public bool IsNew(string fragment) => _spread.Add(fragment);

    /// <summary>The names of the fragments that are spread, each once, in the order of the text.</summary>
    public List<string> Fragments { get; } = [];

    /// <summary>
    /// The fragments that these fields were compared with: true if only as fields of different objects, whose comparison
    /// says nothing about fields of the same one.
    /// </summary>
    public Dictionary<string, bool> ComparedFragments { get; } = new(StringComparer.Ordinal);
}
