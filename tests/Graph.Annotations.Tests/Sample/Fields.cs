using Graph.Annotations.Pagination;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Annotations.Tests.Sample;

[QueryType]
internal static class PostQueries
{
    /// <summary>The post with this id, or null if there is none.</summary>
    /// <param name="id">The post's id.</param>
    [Lookup, BatchResolver]
    public static Task<IReadOnlyList<Post?>> GetPostByIdAsync([ID<Post>] IReadOnlyList<Guid> id, PostStore posts) =>
        Task.FromResult(posts.ByIds(id));

    [Lookup, Internal]
    public static User? UserById([ID<User>] Guid id) => new(id);

    /// <summary>All posts, newest first.</summary>
    [UsePaging(MaxPageSize = 50, Backward = false)]
    public static ValueTask<Connection<Post>> Posts(
        PagingArguments page,
        PostStore posts,
        CancellationToken ct,
        PostVisibility visibility = PostVisibility.Public
    )
    {
        posts.Calls.Add($"Posts({page.First}, {visibility})");
        var edges = Enumerable
            .Range(1, page.Size)
            .Select(number => new Edge<Post>(PostStore.Post(number), $"c{number}"))
            .ToList();
        return new(new Connection<Post>(edges, new PageInfo(true, false, "c1", $"c{page.Size}")));
    }

    public static Post? PostBy(PostByInput by, [Service] PostStore posts) =>
        posts.ByIds([by.Id ?? TestNodeIds.Key(int.Parse(by.Slug!))])[0];

    [Shareable]
    public static string? Viewer(ResolverContext context, IServiceProvider services) =>
        ReferenceEquals(context.Services, services) ? context.Field.Coordinate : null;
}

[ObjectType<Post>]
internal static class PostFields
{
    [BindMember(nameof(Post.AuthorId))]
    public static User? Author([Parent] Post post) => new(post.AuthorId);

    /// <summary>How often it was liked.</summary>
    [BatchResolver]
    public static ValueTask<List<int>> LikeCount([Parent] IReadOnlyList<Post> posts, PostStore store)
    {
        store.Calls.Add($"LikeCount({posts.Count})");
        return new(posts.Select(post => post.Content.Length).ToList());
    }

    [BatchResolver]
    public static IReadOnlyList<ResolverResult<string?>> Secret([Parent] IReadOnlyList<Post> posts) =>
        [
            .. posts.Select(post =>
                post.Content == "Post 2"
                    ? new ResolverResult<string?>(new GraphQLError("Not for you.") { Code = ErrorCodes.Forbidden })
                    : post.Content
            ),
        ];

    public static async Task<Uri?> ImageUrl([Parent] Post post, ImageSize size = ImageSize.Medium)
    {
        await Task.Yield();
        return post.Content == "Post 2"
            ? throw new InvalidOperationException("A secret of the server.")
            : new Uri($"https://images.example/{post.Content[5..]}/{size}");
    }

    public static int Postage([Parent] Post post, [Require("dimensions { weight }")] int weight) =>
        weight * post.Content.Length;

    public static IQuotedPost? Quoted([Parent] Post post) => post.Tags is null ? new UnavailablePost("GONE") : post;
}

[InterfaceType<IReactable>]
internal static class ReactableFields
{
    /// <summary>Whether the viewer reacted.</summary>
    [BatchResolver]
    public static IReadOnlyList<bool> ViewerHasReacted([Parent] IReadOnlyList<IReactable> subjects) =>
        [.. subjects.Select(subject => subject.ReactionCount > 0)];
}

[ObjectType<User>]
internal static class UserFields
{
    [UsePaging(IncludeTotalCount = true)]
    [BatchResolver]
    public static Task<IReadOnlyList<Connection<FollowEdge, User?>?>> Followers(
        [Parent] IReadOnlyList<User> users,
        PagingArguments page
    ) =>
        Task.FromResult<IReadOnlyList<Connection<FollowEdge, User?>?>>([
            .. users.Select(_ => (Connection<FollowEdge, User?>?)null),
        ]);
}

internal sealed record UploadPayload(Uri Url, [property: ID] string UploadId);

[MutationType]
[UserErrors("PostError", typeof(ValidationError), typeof(NotFoundError))]
internal static class PostMutations
{
    /// <summary>Publishes a post.</summary>
    /// <param name="content">The text.</param>
    public static async Task<FieldResult<Post>> CreatePost(
        string content,
        [ID<Post>] Guid? quotedPostId,
        PollInput? poll,
        PostStore posts,
        CancellationToken ct,
        PostVisibility visibility = PostVisibility.OnlyMe
    )
    {
        await Task.Yield();
        posts.Calls.Add($"{content}, {quotedPostId}, {poll?.Options.Count}, {visibility}");
        if (content.Length == 0)
        {
            return new ValidationError("Say something.", "MIN_LENGTH", ["content"]);
        }

        return PostStore.Post(1);
    }

    [PayloadField("deletedPostId")]
    [ID<Post>]
    public static FieldResult<Guid> DeletePost([ID<Post>] Guid postId) =>
        postId == TestNodeIds.Key(1) ? postId : new FieldFailure(new NotFoundError("There is no such post."));

    public static FieldResult<Post?> EditPost(EditPostInput input) =>
        PostStore.Post(1) with
        {
            Content = $"{input.Content.HasValue}, {input.Content.Value}, {input.Limit}",
        };

    [Error<NotFoundError>]
    public static FieldResult<UploadPayload> Upload(string mimeType) =>
        new UploadPayload(new Uri("https://upload.example/1"), mimeType);

    public static Post Touch() => PostStore.Post(3);
}
