namespace Graph.Identity.Revocations;

/// <summary>That access tokens are withdrawn before they expire: those of a session that has ended, or those that a person had until then.</summary>
internal sealed class Revocation
{
    /// <summary>What <see cref="Kind"/> is for a session.</summary>
    public const string Session = "SESSION";

    /// <summary>What <see cref="Kind"/> is for a person.</summary>
    public const string User = "USER";

    public required string Kind { get; init; }

    /// <summary>The session's or the person's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>When. It is forgotten when no token is left that was issued before.</summary>
    public required DateTimeOffset At { get; set; }
}
