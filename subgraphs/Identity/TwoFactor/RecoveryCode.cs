namespace Graph.Identity.TwoFactor;

/// <summary>What takes the place of an app that is lost, once. Only its hash is kept.</summary>
internal sealed class RecoveryCode
{
    public required Guid UserId { get; init; }

    /// <summary>SHA-256 of the code.</summary>
    public required byte[] Hash { get; init; }
}
