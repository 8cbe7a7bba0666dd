using Graph.Annotations;

namespace Graph.Identity.Sessions;

/// <summary>That somebody is signed in on a device: the family of the refresh tokens that come from one sign-in.</summary>
internal sealed class Session
{
    /// <summary>The global id.</summary>
    [ID<Session>]
    public required Guid Id { get; init; }

    [GraphQLIgnore]
    public required Guid UserId { get; init; }

    /// <summary>What the client calls the device.</summary>
    public string? Device { get; init; }

    /// <summary>When the person signed in.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the session was last used: at its beginning, and with each refresh.</summary>
    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>When it ends unless it is used before.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }
}
