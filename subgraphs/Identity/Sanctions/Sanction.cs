using Graph.Annotations;

namespace Graph.Identity.Sanctions;

/// <summary>That somebody may not sign in.</summary>
internal sealed class Sanction
{
    [GraphQLIgnore]
    public required Guid UserId { get; init; }

    /// <summary>Whether it has an end.</summary>
    public required SanctionKind Kind { get; init; }

    /// <summary>When it ends; null for never.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Why, as its moderator has written it.</summary>
    public required string Reason { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    [GraphQLIgnore]
    public required Guid ModeratorId { get; init; }
}
