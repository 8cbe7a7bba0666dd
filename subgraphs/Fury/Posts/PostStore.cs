using Graph.Common.Identity;
using Graph.Common.Paging;
using Npgsql;
using NpgsqlTypes;

namespace Graph.Fury.Posts;

/// <summary>Reads posts: each call is one statement, however many posts or authors it is about.</summary>
internal sealed class PostStore(NpgsqlDataSource database)
{
    /// <summary>All public posts, newest first.</summary>
    public static readonly ListKind NewestList = new("Query.posts");

    /// <summary>A user's posts, newest first.</summary>
    public static readonly ListKind ByAuthorList = new("User.posts");

    private const string ByIdsSql = $"""
        select i.ord, {PostRow.SelectList}
        from unnest($1::uuid[]) with ordinality as i(id, ord)
        join posts p on p.id = i.id
        where {PostRow.IsVisible}
        """;

    private const string CountsByAuthorsSql = """
        select i.ord, c.n
        from unnest($1::uuid[]) with ordinality as i(id, ord)
        cross join lateral (
            select count(*) as n
            from posts p
            where p.user_id = i.id and p.deleted_at is null and (p.visibility = 'PUBLIC' or p.user_id = $2)
        ) c
        """;

    private static readonly KeysetQuery<Post> NewestPosts = new(
        new KeysetTable
        {
            Name = "posts",
            TimeColumn = "created_at",
            IdColumn = "id",
            Settles = true,
            Columns = PostRow.Columns,
            Condition = "t.deleted_at is null and t.visibility = 'PUBLIC'",
        },
        static reader => PostRow.Read(reader, 0)
    );

    private static readonly KeysetQuery<Post> PostsOfAuthor = new(
        new KeysetTable
        {
            Name = "posts",
            ParentColumn = "user_id",
            TimeColumn = "created_at",
            IdColumn = "id",
            Settles = true,
            Columns = PostRow.Columns,
            Condition = "t.deleted_at is null and (t.visibility = 'PUBLIC' or t.user_id = @viewer)",
        },
        static reader => PostRow.Read(reader, 0)
    );

    /// <summary>The posts with these ids, in their order; null where there is none that the viewer may see.</summary>
    public async Task<IReadOnlyList<Post?>> ByIds(
        IReadOnlyList<Guid> ids,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var posts = new Post?[ids.Count];
        await using var command = database.CreateCommand(ByIdsSql);
        AddIds(command, ids);
        AddViewer(command, viewer);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            posts[reader.GetInt64(0) - 1] = PostRow.Read(reader, 1);
        }

        return posts;
    }

    /// <summary>A page of all public posts, newest first.</summary>
    public Task<Page<Post>> Newest(PageRequest page, CancellationToken cancellationToken) =>
        NewestPosts.ReadAsync(database, page, viewer: null, cancellationToken);

    /// <summary>A page of each author's posts, newest first: the public ones, and all of the viewer's own.</summary>
    public Task<IReadOnlyList<Page<Post>>> ByAuthors(
        IReadOnlyList<Guid> authors,
        PageRequest page,
        Viewer viewer,
        CancellationToken cancellationToken
    ) => PostsOfAuthor.ReadAsync(database, authors, page, viewer.UserId, cancellationToken);

    /// <summary>How many posts <see cref="ByAuthors"/> would list for each author.</summary>
    public async Task<IReadOnlyList<long>> CountsByAuthors(
        IReadOnlyList<Guid> authors,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (authors.Count == 0)
        {
            return [];
        }

        var counts = new long[authors.Count];
        await using var command = database.CreateCommand(CountsByAuthorsSql);
        AddIds(command, authors);
        AddViewer(command, viewer);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            counts[reader.GetInt64(0) - 1] = reader.GetInt64(1);
        }

        return counts;
    }

    private static void AddIds(NpgsqlCommand command, IReadOnlyList<Guid> ids) =>
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids as Guid[] ?? [.. ids] });

    private static void AddViewer(NpgsqlCommand command, Viewer viewer) =>
        command.Parameters.Add(
            new NpgsqlParameter { Value = (object?)viewer.UserId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid }
        );
}
