using Graph.Common.Ids;

namespace Graph.EndToEnd.Tests.Testing;

/// <summary>Between the graph's ids and the databases'.</summary>
internal static class Ids
{
    /// <summary>The global id of a user.</summary>
    public static string User(Guid id) => TypeId.Format(IdKind.Of("User"), id);

    /// <summary>The global id of a post.</summary>
    public static string Post(Guid id) => TypeId.Format(IdKind.Of("Post"), id);

    /// <summary>The user that a global id stands for.</summary>
    public static Guid OfUser(string? id) =>
        TypeId.TryParse(id, IdKind.Of("User"), out var user, out var error) ? user : throw new FormatException(error);

    /// <summary>The post that a global id stands for.</summary>
    public static Guid OfPost(string? id) =>
        TypeId.TryParse(id, IdKind.Of("Post"), out var post, out var error) ? post : throw new FormatException(error);
}
