using Npgsql;

namespace Graph.Fury.Posts;

/// <summary>How a row of <c>posts</c> is read by the statements that change it.</summary>
internal static class PostRow
{
    /// <summary>The columns of a visible post, in the order that <see cref="Read"/> expects.</summary>
    public static readonly string[] Columns =
    [
        "id",
        "user_id",
        "content",
        "visibility",
        "likes",
        "image_url",
        "revision",
        "created_at",
        "edited_at",
    ];

    /// <summary>The same columns of the table <c>p</c>, for a select list.</summary>
    public const string SelectList =
        "p.id, p.user_id, p.content, p.visibility, p.likes, p.image_url, p.revision, p.created_at, p.edited_at";

    /// <summary>
    /// Which posts a viewer sees when asking for them by id; <c>$2</c> is the viewer or null. In LINQ it is
    /// <see cref="PostVisibilityQueries.VisibleTo"/>, by which moderators see more: they read it, and have no part in it.
    /// </summary>
    public const string IsVisible = """
        p.deleted_at is null and (
            p.user_id = $2
            or p.visibility <> 'ONLY_ME'
            and not exists (select from people a where a.id = p.user_id and a.state <> 'ACTIVE')
            and not exists (select from relations r where r.from_id = $2 and r.to_id = p.user_id and r.blocks)
            and not exists (select from relations r where r.from_id = p.user_id and r.to_id = $2 and r.blocks)
            and (
                p.visibility in ('PUBLIC', 'UNLISTED')
                and not exists (select from people a where a.id = p.user_id and a.is_private)
                or p.visibility <> 'MENTIONED'
                and exists (select from relations r where r.from_id = $2 and r.to_id = p.user_id and r.follows)
                or p.visibility = 'MENTIONED'
                and exists (select from post_mentions m where m.post_id = p.id and m.user_id = $2)
            )
        )
        """;

    /// <summary>Reads the post that starts at a column.</summary>
    public static Post Read(NpgsqlDataReader reader, int offset) =>
        new()
        {
            Id = reader.GetGuid(offset),
            UserId = reader.GetGuid(offset + 1),
            Content = reader.GetString(offset + 2),
            Visibility = ParseVisibility(reader.GetString(offset + 3)),
            Likes = reader.GetInt64(offset + 4),
            ImageUrl = reader.IsDBNull(offset + 5) ? null : reader.GetString(offset + 5),
            Revision = reader.GetInt32(offset + 6),
            CreatedAt = reader.GetFieldValue<DateTimeOffset>(offset + 7),
            EditedAt = reader.IsDBNull(offset + 8) ? null : reader.GetFieldValue<DateTimeOffset>(offset + 8),
        };

    public static string FormatVisibility(PostVisibility visibility) =>
        visibility switch
        {
            PostVisibility.Public => "PUBLIC",
            PostVisibility.Unlisted => "UNLISTED",
            PostVisibility.Followers => "FOLLOWERS",
            PostVisibility.Mentioned => "MENTIONED",
            PostVisibility.OnlyMe => "ONLY_ME",
            _ => throw new ArgumentOutOfRangeException(nameof(visibility), visibility, null),
        };

    public static PostVisibility ParseVisibility(string text) =>
        text switch
        {
            "PUBLIC" => PostVisibility.Public,
            "UNLISTED" => PostVisibility.Unlisted,
            "FOLLOWERS" => PostVisibility.Followers,
            "MENTIONED" => PostVisibility.Mentioned,
            "ONLY_ME" => PostVisibility.OnlyMe,
            _ => throw new InvalidOperationException(
                $"posts.visibility holds '{text}', which this version does not know."
            ),
        };
}
