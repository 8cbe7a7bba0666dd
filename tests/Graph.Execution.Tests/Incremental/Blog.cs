using System.Collections.Concurrent;
using Graph.Execution.Resolvers;
using Graph.Execution.Tests.Testing;
using Graph.Types;
using Graph.Types.Sdl;

namespace Graph.Execution.Tests.Incremental;

/// <summary>A post with its comments.</summary>
internal sealed record Post(int Id);

/// <summary>Who wrote it.</summary>
internal sealed record Person(int Id);

/// <summary>A schema that can defer and stream, whose resolvers count their calls and can be held back.</summary>
internal sealed class Blog
{
    private const string Sdl = """
        type Query { post(id: Int = 1): Post posts(count: Int! = 3): [Post!]! grid: [[Post!]!]! names: [String] codes: [Int!] }
        type Mutation { write: Post }
        type Post { id: Int! title: String! body: String slow: String fail: String mustFail: String! author: Author posts: [Post!] }
        type Author { name: String! age: Int friends: [Author!]! }
        """;

    private static readonly SchemaOptions Enabled = SchemaOptions.Default with
    {
        EnableDefer = true,
        EnableStream = true,
    };

    public Blog(ExecutionOptions? options = null, string?[]? names = null)
    {
        Graph = new TestGraph(Sdl, Enabled) { Options = options ?? new() { Timeout = TimeSpan.FromSeconds(10) } }
            .Type<Post>("Post")
            .Type<Person>("Author")
            .Field<object, Post?>("Query.post", (_, arguments) => new Post((int)arguments[0]!))
            .Field<object, IReadOnlyList<Post>>(
                "Query.posts",
                (_, arguments) => [.. Enumerable.Range(1, (int)arguments[0]!).Select(id => new Post(id))]
            )
            .Root<IReadOnlyList<IReadOnlyList<Post>>>(
                "Query.grid",
                [
                    [new Post(1), new Post(2)],
                    [new Post(3)],
                    [],
                ]
            )
            .Root<IReadOnlyList<string?>>("Query.names", names ?? ["a", "b", null, "d"])
            .Root<IEnumerable<int?>>("Query.codes", [1, 2, null, 4])
            .Root<Post?>("Mutation.write", new Post(9))
            .Field<Post, int>("Post.id", post => post.Id)
            .Batch<Post, string?>("Post.title", (_, posts) => Count<Post, string?>("title", posts, p => $"Post {p.Id}"))
            .Batch<Post, string?>("Post.body", (_, posts) => Count<Post, string?>("body", posts, p => $"Body {p.Id}"))
            .Batch<Post, string?>("Post.slow", HoldAsync)
            .Field<Post, string?>("Post.fail", post => throw Failure($"No {post.Id}."))
            .Field<Post, string>(
                "Post.mustFail",
                post => post.Id % 2 == 1 ? throw Failure($"Never {post.Id}.") : "even"
            )
            .Field<Post, IReadOnlyList<Post>?>(
                "Post.posts",
                post => [new Post(post.Id * 10), new Post(post.Id * 10 + 1)]
            )
            .Batch<Post, Person?>(
                "Post.author",
                (_, posts) => Count<Post, Person?>("author", posts, p => new Person(p.Id))
            )
            .Batch<Person, string>(
                "Author.name",
                (_, people) => Count<Person, string>("name", people, p => $"Author {p.Id}")
            )
            .Field<Person, int?>("Author.age", person => 20 + person.Id)
            .Field<Person, IReadOnlyList<Person>>(
                "Author.friends",
                person => [new Person(person.Id + 1), new Person(person.Id + 2)]
            );
    }

    public TestGraph Graph { get; }

    /// <summary>The calls of resolvers: the field and how many objects it was called for.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>Ends <c>Post.slow</c>.</summary>
    public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completed once <c>Post.slow</c> was cancelled.</summary>
    public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>All responses of a request.</summary>
    public async Task<IReadOnlyList<string>> ExecuteAsync(
        string document,
        IncrementalDeliveryFormat delivery = IncrementalDeliveryFormat.IdBased,
        string? variables = null
    )
    {
        var request = TestGraph.Request(document, [variables], delivery: delivery);
        using var result = await Graph.Executor.ExecuteAsync(request, CancellationToken.None);
        var responses = new List<string> { TestGraph.Text(result) };
        if (result.Subsequent is { } subsequent)
        {
            await foreach (var response in subsequent)
            {
                responses.Add(TestGraph.Text(response));
            }
        }

        return responses;
    }

    private static GraphQLException Failure(string message) => new(new GraphQLError(message));

    private ValueTask<IReadOnlyList<TResult>> Count<TParent, TResult>(
        string field,
        IReadOnlyList<TParent> parents,
        Func<TParent, TResult> resolve
    )
    {
        Calls.Enqueue($"{field} {parents.Count}");
        return new ValueTask<IReadOnlyList<TResult>>([.. parents.Select(resolve)]);
    }

    private async ValueTask<IReadOnlyList<string?>> HoldAsync(
        Graph.Execution.Resolvers.ResolverContext context,
        IReadOnlyList<Post> posts
    )
    {
        Calls.Enqueue($"slow {posts.Count}");
        try
        {
            await Go.Task.WaitAsync(context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            Cancelled.TrySetResult();
            throw;
        }

        return [.. posts.Select(post => $"Slow {post.Id}")];
    }
}
