namespace Graph.Identity.TwoFactor;

/// <summary>The authenticator app of a person.</summary>
internal sealed class SecondFactor
{
    public required Guid UserId { get; init; }

    /// <summary>What the app and this service know, sealed where there is a data key.</summary>
    public required byte[] Secret { get; init; }

    /// <summary>When the person has shown that the app works; null: it is not asked for yet.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>The step of the last code that was taken: none is good twice.</summary>
    public long LastStep { get; set; }
}
