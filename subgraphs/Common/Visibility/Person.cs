namespace Graph.Common.Visibility;

/// <summary>What a service has to know of a person to say who may see what is theirs: a copy of what Identity and War say.</summary>
/// <remarks>Nobody is here before something was said of them; who is not here takes part and is not private.</remarks>
public sealed class Person
{
    /// <summary>The state of an account that takes part, as Identity writes it.</summary>
    public const string Active = "ACTIVE";

    /// <summary>The state of an account that is gone: nobody sees what is left of it until it is removed.</summary>
    public const string Deleted = "DELETED";

    /// <summary>Who.</summary>
    public required Guid Id { get; init; }

    /// <summary>The handle in lower case, by which posts mention people; null until War has said it.</summary>
    public string? HandleKey { get; init; }

    /// <summary>Whether only followers see what the person publishes.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Whether the account takes part: <see cref="Active"/>, or why not.</summary>
    public string State { get; init; } = Active;

    /// <summary>The version of the profile that handle and privacy are of; -1 while they are made anew.</summary>
    public long ProfileVersion { get; init; }
}
