namespace Graph.Execution.PersistedOperations;

/// <summary>Which documents may be named instead of sent.</summary>
public sealed record PersistedOperationOptions
{
    /// <summary>Trusted documents; null for none.</summary>
    public IOperationDocumentStorage? Trusted { get; init; }

    /// <summary>True to refuse every document that is not among the trusted ones, on every transport.</summary>
    public bool OnlyTrusted { get; init; }

    /// <summary>How many documents clients may register by their SHA-256; 0 switches automatic registration off.</summary>
    public int AutomaticCapacity { get; init; } = 1_000;

    /// <summary>The largest document that is kept for its hash, in bytes.</summary>
    public int MaxAutomaticBytes { get; init; } = 32 * 1024;
}
