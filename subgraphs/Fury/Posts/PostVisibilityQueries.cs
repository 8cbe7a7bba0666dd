using Graph.Common.Identity;
using Graph.Fury.Database;
using Microsoft.EntityFrameworkCore;

namespace Graph.Fury.Posts;

/// <summary>Which posts somebody sees, as a part of queries. A post that is deleted is seen by nobody.</summary>
internal static class PostVisibilityQueries
{
    /// <summary>What is in lists for everybody: the condition of the index <c>posts_public</c>.</summary>
    public static IQueryable<Post> Public(this IQueryable<Post> posts) =>
        posts.Where(post => post.DeletedAt == null && post.Visibility == PostVisibility.Public);

    /// <summary>What is in lists for this viewer: the public posts, and all of the viewer's own.</summary>
    public static IQueryable<Post> ListedFor(this IQueryable<Post> posts, Viewer viewer)
    {
        var viewerId = viewer.UserId;
        return posts.Where(post =>
            post.DeletedAt == null && (post.Visibility == PostVisibility.Public || post.UserId == viewerId)
        );
    }

    /// <summary>What this viewer sees when asking by id; in SQL it is <see cref="PostRow.IsVisible"/>.</summary>
    public static IQueryable<Post> VisibleTo(this IQueryable<Post> posts, Viewer viewer)
    {
        var viewerId = viewer.UserId;
        return posts.Where(post =>
            post.DeletedAt == null
            && (
                post.Visibility == PostVisibility.Public
                || post.Visibility == PostVisibility.Unlisted
                || post.UserId == viewerId
            )
        );
    }

    /// <summary>A post, or null if there is none that the viewer may see.</summary>
    public static Task<Post?> FindPost(
        this FuryDbContext fury,
        Guid id,
        Viewer viewer,
        CancellationToken cancellationToken
    ) => fury.Posts.AsNoTracking().VisibleTo(viewer).SingleOrDefaultAsync(post => post.Id == id, cancellationToken);
}
