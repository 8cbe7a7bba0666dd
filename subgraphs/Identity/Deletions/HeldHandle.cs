namespace Graph.Identity.Deletions;

/// <summary>That nobody gets a handle for a while, whose owner has left: nobody is to be taken for them.</summary>
internal sealed class HeldHandle
{
    /// <summary>SHA-256 of the handle in lower case: the handle itself is gone.</summary>
    public required byte[] HandleHash { get; init; }

    public required DateTimeOffset Until { get; init; }
}
