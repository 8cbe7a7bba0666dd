using Graph.Common.Identity;
using Graph.Common.Paging;
using Graph.Fury.Posts;

namespace Graph.Fury.Users;

/// <summary>Loads pages of the posts that the viewer may see, by their author's id and the part of the list.</summary>
internal sealed class PostsByUserDataLoader(PostStore posts, Viewer viewer) : PageDataLoader<Post>
{
    protected override Task<IReadOnlyList<Page<Post>>> LoadPagesAsync(
        IReadOnlyList<Guid> parents,
        PageRequest page,
        CancellationToken cancellationToken
    ) => posts.ByAuthors(parents, page, viewer, cancellationToken);
}
