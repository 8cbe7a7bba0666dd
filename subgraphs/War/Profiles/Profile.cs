using Graph.Annotations;
using Graph.Types;

namespace Graph.War.Profiles;

/// <summary>A person on the network.</summary>
[ObjectType("User"), EntityKey("id"), EntityKey("handle"), Node]
internal sealed class Profile
{
    /// <summary>The global id.</summary>
    [ID<Profile>]
    public required Guid Id { get; init; }

    /// <summary>The unique name, as its owner writes it: <c>Ada</c>.</summary>
    public required string Handle { get; init; }

    /// <summary>The handle in lower case, by which it is unique and found.</summary>
    [GraphQLIgnore]
    public required string HandleKey { get; init; }

    /// <summary>The name that is shown, 1 to 50 characters.</summary>
    public required string DisplayName { get; init; }

    /// <summary>What the user says about themselves.</summary>
    public string? Bio { get; init; }

    public string? Website { get; init; }

    /// <summary>Where the user says they are.</summary>
    public string? Location { get; init; }

    public string? AvatarUrl { get; init; }

    public AccountStatus Status { get; init; }

    /// <summary>Whether following needs the owner's consent.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Whether the user is who they say they are.</summary>
    public bool IsVerified { get; init; }

    /// <summary>A copy of Death's count, as old as the last event; for ranking, never for display.</summary>
    public long Followers { get; init; }

    /// <summary>Which of Death's counts the copy is: an older one never replaces a newer one.</summary>
    [GraphQLIgnore]
    public long FollowersVersion { get; init; }

    /// <summary>One more with every change of the profile.</summary>
    [GraphQLIgnore]
    public long Version { get; init; } = 1;

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What is left for those who may not see the rest: who it is, and whether the account takes part.</summary>
    [GraphQLIgnore]
    public Profile ToStub() =>
        new()
        {
            Id = Id,
            Handle = Handle,
            HandleKey = HandleKey,
            DisplayName = DisplayName,
            Status = Status,
            IsPrivate = IsPrivate,
            IsVerified = IsVerified,
            Followers = Followers,
            FollowersVersion = FollowersVersion,
            Version = Version,
            CreatedAt = CreatedAt,
        };
}
