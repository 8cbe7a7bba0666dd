using Graph.Annotations.Pagination;
using Graph.Common.Paging;

namespace Graph.Fury.Posts;

/// <summary>Pages of posts as the graph shows them.</summary>
internal static class PostConnections
{
    /// <summary>What makes connections of pages of this list.</summary>
    public static Func<Page<Post>, Connection<Post>> Of(ListKind list) => page => Of(list, page);

    /// <summary>A connection of one page.</summary>
    public static Connection<Post> Of(ListKind list, Page<Post> page)
    {
        var edges = new Edge<Post>[page.Items.Count];
        for (var i = 0; i < edges.Length; i++)
        {
            var post = page.Items[i];
            edges[i] = new Edge<Post>(
                post,
                Cursor.Encode(list, new KeysetPosition(post.CreatedAt, post.Id), page.SettledUntil)
            );
        }

        return new Connection<Post>(edges, page.ToPageInfo(edges));
    }
}
