namespace Graph.Death.Follows;

/// <summary>That a user exists: what Death must know about people that War describes.</summary>
internal sealed class GraphUser
{
    /// <summary>The state of users who can be followed.</summary>
    public const string Active = "ACTIVE";

    /// <summary>The state of who is gone: as if they had never been there.</summary>
    public const string Deleted = "DELETED";

    /// <summary>The state of somebody of whom War has told and Identity not yet: nobody can follow them.</summary>
    public const string Unknown = "UNKNOWN";

    public required Guid Id { get; init; }

    /// <summary><c>ACTIVE</c>, or why the user takes no part.</summary>
    public required string State { get; init; }

    /// <summary>Whether following the user needs their consent: a copy of what War says.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Which version of War's profile the copy is: an older one never replaces a newer one.</summary>
    public long ProfileVersion { get; init; }

    /// <summary>Whether the account has become public and requests to follow it still wait to be accepted.</summary>
    public bool IsOpening { get; init; }
}
