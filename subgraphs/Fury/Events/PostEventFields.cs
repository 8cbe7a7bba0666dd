using Graph.Annotations;
using Graph.Fury.Posts;

namespace Graph.Fury.Events;

/// <summary>What an event shows beyond itself.</summary>
[ObjectType<PostEvent>]
internal static class PostEventFields
{
    /// <summary>The post as it is now; null if the viewer cannot see it any more.</summary>
    [BatchResolver]
    public static ValueTask<IReadOnlyList<Post?>> Post(
        [Parent] IReadOnlyList<PostEvent> events,
        PostByIdDataLoader posts,
        CancellationToken cancellationToken
    )
    {
        var ids = new Guid[events.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = events[i].PostId;
        }

        return posts.LoadAsync(ids, cancellationToken);
    }
}
