using Graph.Common.Database;
using Graph.Common.Identity;
using Graph.Common.Visibility;
using Graph.Fury.Database;
using Microsoft.EntityFrameworkCore;

namespace Graph.Fury.Posts;

/// <summary>
/// Which posts somebody sees, as a part of queries: the one place that says so, besides <see cref="PostRow.IsVisible"/>, which says
/// the same in SQL. <c>subgraphs/README.md</c> has it as a table.
/// </summary>
/// <remarks>
/// People and relations are copies. Whoever is not among them takes part and is not private, has nothing to do with anybody, and so
/// sees nothing that is for some alone.
/// </remarks>
internal static class PostVisibilityQueries
{
    /// <summary>What is in lists for everybody, but for whom the viewer has nothing to do with any more: blocked, either way, or muted.</summary>
    public static IQueryable<Post> PublicFor(this FuryDbContext fury, Viewer viewer)
    {
        IQueryable<Person> people = fury.People;
        // The first line is the condition of the index posts_public.
        var posts = fury
            .Posts.AsNoTracking()
            .Where(post => post.DeletedAt == null && post.Visibility == PostVisibility.Public)
            .Where(post =>
                !people.Any(author => author.Id == post.UserId && (author.IsPrivate || author.State != Person.Active))
            );
        if (!viewer.IsAuthenticated)
        {
            return posts;
        }

        IQueryable<Relation> relations = fury.Relations;
        var (viewerId, now) = (viewer.UserId.Value, Clock.Now());
        return posts
            .Where(post =>
                !relations.Any(to =>
                    to.FromId == viewerId
                    && to.ToId == post.UserId
                    && (to.Blocks || (to.Mutes && (to.MutedUntil == null || to.MutedUntil > now)))
                )
            )
            .Where(post => !relations.Any(from => from.FromId == post.UserId && from.ToId == viewerId && from.Blocks));
    }

    /// <summary>What is listed on its author's page for this viewer: what they see, without what is in no list; all of their own.</summary>
    public static IQueryable<Post> ListedFor(this FuryDbContext fury, Viewer viewer)
    {
        var viewerId = viewer.UserId;
        return fury.VisibleTo(viewer)
            .Where(post =>
                post.Visibility == PostVisibility.Public
                || post.Visibility == PostVisibility.Followers
                || post.UserId == viewerId
            );
    }

    /// <summary>What this viewer sees when asking by id; in SQL it is <see cref="PostRow.IsVisible"/>.</summary>
    public static IQueryable<Post> VisibleTo(this FuryDbContext fury, Viewer viewer)
    {
        IQueryable<Person> people = fury.People;
        var posts = fury.Posts.AsNoTracking().Where(post => post.DeletedAt == null);
        if (!viewer.IsAuthenticated)
        {
            return posts.Where(post =>
                (post.Visibility == PostVisibility.Public || post.Visibility == PostVisibility.Unlisted)
                && !people.Any(author =>
                    author.Id == post.UserId && (author.IsPrivate || author.State != Person.Active)
                )
            );
        }

        IQueryable<Relation> relations = fury.Relations;
        IQueryable<Mention> mentions = fury.Mentions;
        var (viewerId, moderates) = (viewer.UserId.Value, viewer.IsModerator);
        return posts.Where(post =>
            post.UserId == viewerId
            || (
                post.Visibility != PostVisibility.OnlyMe
                && !people.Any(author =>
                    author.Id == post.UserId
                    && author.State != Person.Active
                    // Who judges a sanction sees what it is about.
                    && (!moderates || author.State == Person.Deleted)
                )
                && !relations.Any(to => to.FromId == viewerId && to.ToId == post.UserId && to.Blocks)
                && !relations.Any(from => from.FromId == post.UserId && from.ToId == viewerId && from.Blocks)
                && (
                    (
                        (post.Visibility == PostVisibility.Public || post.Visibility == PostVisibility.Unlisted)
                        && !people.Any(author => author.Id == post.UserId && author.IsPrivate)
                    )
                    || (
                        post.Visibility != PostVisibility.Mentioned
                        && relations.Any(to => to.FromId == viewerId && to.ToId == post.UserId && to.Follows)
                    )
                    || (
                        post.Visibility == PostVisibility.Mentioned
                        && mentions.Any(mention => mention.PostId == post.Id && mention.UserId == viewerId)
                    )
                )
            )
        );
    }

    /// <summary>A post, or null if there is none that the viewer may see.</summary>
    public static Task<Post?> FindPost(
        this FuryDbContext fury,
        Guid id,
        Viewer viewer,
        CancellationToken cancellationToken
    ) => fury.VisibleTo(viewer).SingleOrDefaultAsync(post => post.Id == id, cancellationToken);
}
