using System.Diagnostics.CodeAnalysis;
using Graph.Common.Ids;

namespace Graph.Common.Identity;

/// <summary>Who asks: a signed-in user or nobody. One per request.</summary>
public sealed class Viewer
{
    /// <summary>The ids of those who can be viewers.</summary>
    public static readonly IdKind IdKind = IdKind.Of("User");

    /// <summary>The ids of sessions.</summary>
    public static readonly IdKind SessionIdKind = IdKind.Of("Session");

    /// <summary>Somebody who is not signed in.</summary>
    public static readonly Viewer Anonymous = new(null, null, []);

    private readonly string[] _permissions;

    private Viewer(Guid? userId, Guid? sessionId, IEnumerable<string> permissions)
    {
        UserId = userId;
        SessionId = sessionId;
        _permissions = [.. permissions];
    }

    /// <summary>The user's id; null if nobody is signed in.</summary>
    public Guid? UserId { get; }

    /// <summary>The session that the access token belongs to; null if nobody is signed in, or by a token of development.</summary>
    public Guid? SessionId { get; }

    /// <summary>Whether somebody is signed in.</summary>
    [MemberNotNullWhen(true, nameof(UserId))]
    public bool IsAuthenticated => UserId is not null;

    /// <summary>A signed-in user.</summary>
    public static Viewer Of(Guid userId) => new(userId, null, []);

    /// <summary>A user who is signed in by a session.</summary>
    /// <param name="userId">Who.</param>
    /// <param name="sessionId">The session of the access token, if it has one.</param>
    /// <param name="permissions">What the user's roles allow.</param>
    public static Viewer Of(Guid userId, Guid? sessionId, IEnumerable<string> permissions) =>
        new(userId, sessionId, permissions);

    /// <summary>Whether the viewer may sanction people, and so sees what those have to show who are sanctioned.</summary>
    public bool IsModerator => Can("users:sanction");

    /// <summary>Whether this is the user with that id.</summary>
    public bool Is(Guid userId) => UserId == userId;

    /// <summary>Whether the user's roles allow something, such as <c>users:sanction</c>.</summary>
    public bool Can(string permission) => Array.IndexOf(_permissions, permission) >= 0;
}
