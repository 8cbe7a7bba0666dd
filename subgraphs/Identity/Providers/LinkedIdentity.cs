using Graph.Annotations;

namespace Graph.Identity.Providers;

/// <summary>An account at a provider, by which a person signs in here.</summary>
internal sealed class LinkedIdentity
{
    /// <summary>How long what a provider calls somebody may be.</summary>
    public const int MaxSubject = 255;

    /// <summary>The provider's name, such as <c>google</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>What the provider calls the person.</summary>
    [GraphQLIgnore]
    public required string Subject { get; init; }

    [GraphQLIgnore]
    public required Guid UserId { get; init; }

    /// <summary>The address that the provider told when it was linked; null if it told none. Nobody signs in by it.</summary>
    public string? Email { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset LinkedAt { get; init; }
}
