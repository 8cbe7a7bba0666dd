namespace Graph.Death.Follows;

/// <summary>That a user exists: what Death must know about people that War describes.</summary>
internal sealed class GraphUser
{
    /// <summary>The state of users who can be followed.</summary>
    public const string Active = "ACTIVE";

    public required Guid Id { get; init; }

    /// <summary><c>ACTIVE</c>, or why the user takes no part.</summary>
    public required string State { get; init; }
}
