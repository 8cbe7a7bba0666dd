using System.Diagnostics.CodeAnalysis;
using Graph.Common.Ids;

namespace Graph.Common.Identity;

/// <summary>Who asks: a signed-in user or nobody. One per request.</summary>
public sealed class Viewer
{
    /// <summary>The ids of those who can be viewers.</summary>
    public static readonly IdKind IdKind = IdKind.Of("User");

    /// <summary>Somebody who is not signed in.</summary>
    public static readonly Viewer Anonymous = new(null);

    private Viewer(Guid? userId) => UserId = userId;

    /// <summary>The user's id; null if nobody is signed in.</summary>
    public Guid? UserId { get; }

    /// <summary>Whether somebody is signed in.</summary>
    [MemberNotNullWhen(true, nameof(UserId))]
    public bool IsAuthenticated => UserId is not null;

    /// <summary>A signed-in user.</summary>
    public static Viewer Of(Guid userId) => new(userId);

    /// <summary>Whether this is the user with that id.</summary>
    public bool Is(Guid userId) => UserId == userId;
}
