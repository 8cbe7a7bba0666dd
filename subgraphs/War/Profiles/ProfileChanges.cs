using Graph.Annotations;

namespace Graph.War.Profiles;

/// <summary>What to change of a profile: what is absent stays, null clears.</summary>
internal sealed record ProfileChanges
{
    /// <summary>1 to 50 characters; it cannot be cleared.</summary>
    public Optional<string?> DisplayName { get; init; }

    /// <summary>Up to 300 characters, in several lines.</summary>
    public Optional<string?> Bio { get; init; }

    /// <summary>An http or https URL of up to 200 characters.</summary>
    public Optional<string?> Website { get; init; }

    /// <summary>Up to 60 characters.</summary>
    public Optional<string?> Location { get; init; }

    /// <summary>Whether following needs the owner's consent; it cannot be cleared.</summary>
    public Optional<bool?> IsPrivate { get; init; }

    /// <summary>The version that the client knows: the change is refused if the profile has changed since.</summary>
    public long? ExpectedVersion { get; init; }
}
