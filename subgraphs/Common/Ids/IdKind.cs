namespace Graph.Common.Ids;

/// <summary>What an id is the id of: its prefix in the graph and how a message calls it.</summary>
/// <param name="Prefix">What stands before the underscore: <c>post</c> in <c>post_01h455vb4pex5vsknk084sn02q</c>.</param>
/// <param name="Noun">The singular, for messages: "post".</param>
public sealed record IdKind(string Prefix, string Noun)
{
    /// <summary>Users, served by War; Death and Fury refer to them.</summary>
    public static readonly IdKind User = new("user", "user");

    /// <summary>Posts, served by Fury.</summary>
    public static readonly IdKind Post = new("post", "post");

    private static readonly IdKind[] All = [User, Post];

    /// <summary>The kind with this prefix, or null if no kind of this graph has it.</summary>
    public static IdKind? Find(ReadOnlySpan<char> prefix)
    {
        foreach (var kind in All)
        {
            if (prefix.SequenceEqual(kind.Prefix))
            {
                return kind;
            }
        }

        return null;
    }
}
