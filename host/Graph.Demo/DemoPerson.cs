namespace Graph.Demo;

/// <summary>A person of the demo world.</summary>
public sealed record DemoPerson
{
    /// <summary>The user's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The unique handle; the first person's is <c>ada</c>.</summary>
    public required string Handle { get; init; }

    /// <summary>First and last name.</summary>
    public required string DisplayName { get; init; }

    /// <summary>What the person says about themselves; many say nothing.</summary>
    public string? Bio { get; init; }

    /// <summary>A website under a name that belongs to nobody.</summary>
    public string? Website { get; init; }

    /// <summary>Where the person lives.</summary>
    public string? Location { get; init; }

    /// <summary>The picture, as a path below where media are served; a few have none.</summary>
    public string? AvatarPath { get; init; }

    /// <summary>Whether the account is known to be genuine.</summary>
    public bool IsVerified { get; init; }

    /// <summary>When the person joined.</summary>
    public required DateTimeOffset JoinedAt { get; init; }
}
