using Graph.Annotations;
using Graph.Common.Identity;
using Graph.Fury.Database;
using Microsoft.EntityFrameworkCore;

namespace Graph.Fury.Posts;

/// <summary>Many posts at once, with one statement.</summary>
internal static class PostLoaders
{
    /// <summary>The posts that the viewer may see, by their ids.</summary>
    [DataLoader]
    internal static async Task<Dictionary<Guid, Post>> GetPostById(
        IReadOnlyList<Guid> ids,
        FuryDbContext fury,
        Viewer viewer,
        CancellationToken cancellationToken
    ) =>
        await fury.VisibleTo(viewer)
            .Where(post => ids.Contains(post.Id))
            .ToDictionaryAsync(post => post.Id, cancellationToken);
}
