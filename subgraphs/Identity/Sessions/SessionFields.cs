using Graph.Annotations;
using Graph.Common.Identity;

namespace Graph.Identity.Sessions;

/// <summary>What a session shows that is not stored.</summary>
[ObjectType<Session>]
internal static class SessionFields
{
    /// <summary>Whether the request belongs to it.</summary>
    public static bool IsCurrent([Parent] Session session, Viewer viewer) => viewer.SessionId == session.Id;
}
