namespace Graph.War.Profiles;

/// <summary>How a user presents themselves.</summary>
internal sealed class Profile
{
    /// <summary>The user's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The unique name, as its owner writes it: <c>Ada</c>.</summary>
    public required string Handle { get; init; }

    /// <summary>The handle in lower case, by which it is unique and found.</summary>
    public required string HandleKey { get; init; }

    public required string DisplayName { get; init; }

    public string? Bio { get; init; }

    public string? Website { get; init; }

    public string? Location { get; init; }

    public string? AvatarUrl { get; init; }

    public AccountStatus Status { get; init; }

    /// <summary>Whether following needs the owner's consent.</summary>
    public bool IsPrivate { get; init; }

    public bool IsVerified { get; init; }

    /// <summary>A copy of Death's count, as old as the last event; for ranking, never for display.</summary>
    public long Followers { get; init; }

    /// <summary>Which of Death's counts the copy is: an older one never replaces a newer one.</summary>
    public long FollowersVersion { get; init; }

    /// <summary>One more with every change of the profile.</summary>
    public long Version { get; init; } = 1;

    public required DateTimeOffset CreatedAt { get; init; }
}
