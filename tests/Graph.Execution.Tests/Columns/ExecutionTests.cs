using Graph.Execution.Tests.Testing;

namespace Graph.Execution.Tests.Columns;

public sealed class ExecutionTests
{
    private sealed record Author(string Id, string Name);

    private sealed record Post(int Id, string? Text, string AuthorId);

    private static readonly Author[] Authors = [new("a", "Ann"), new("b", "Bob")];
    private static readonly Post[] Posts = [new(1, "one", "a"), new(2, null, "b"), new(3, "three", "a")];

    private static TestGraph Blog(Func<int, int>? count = null)
    {
        var graph = new TestGraph(
            """
            type Query { posts(first: Int = 10): [Post!]! post(id: Int!): Post }
            type Post { id: Int! text: String author: Author tags: [[String!]!] }
            type Author { id: ID! name: String! posts: [Post!]! }
            """
        );
        return graph
            .Field<object, IReadOnlyList<Post>>(
                "Query.posts",
                (_, arguments) => Posts.Take((int)arguments[0]!).ToArray()
            )
            .Field<object, Post?>("Query.post", (_, arguments) => Posts.FirstOrDefault(p => p.Id == (int)arguments[0]!))
            .Field<Post, int>("Post.id", post => post.Id)
            .Field<Post, string?>("Post.text", post => post.Text)
            .Field<Post, List<string[]>?>(
                "Post.tags",
                post =>
                    post.Text is null
                        ? null
                        :
                        [
                            ["x", "y"],
                            [],
                            [post.Text],
                        ]
            )
            .Batch<Post, Author?>(
                "Post.author",
                async (_, posts) =>
                {
                    await Task.Yield();
                    count?.Invoke(posts.Count);
                    return [.. posts.Select(post => Authors.FirstOrDefault(author => author.Id == post.AuthorId))];
                }
            )
            .Field<Author, string>("Author.id", author => author.Id)
            .Field<Author, string>("Author.name", author => author.Name)
            .Field<Author, IEnumerable<Post>>(
                "Author.posts",
                author => Posts.Where(post => post.AuthorId == author.Id)
            );
    }

    [Fact]
    public async Task A_query_is_answered_in_the_order_of_its_selections() =>
        Assert.Equal(
            """{"data":{"posts":[{"text":"one","id":1,"__typename":"Post"},{"text":null,"id":2,"__typename":"Post"}]}}""",
            await Blog().ExecuteAsync("{ posts(first: 2) { text id __typename } }")
        );

    [Fact]
    public async Task A_batch_resolver_is_called_once_for_all_objects_at_its_place()
    {
        var calls = new List<int>();
        var graph = Blog(count =>
        {
            calls.Add(count);
            return count;
        });
        Assert.Equal(
            """{"data":{"posts":[{"author":{"name":"Ann"}},{"author":{"name":"Bob"}},{"author":{"name":"Ann"}}]}}""",
            await graph.ExecuteAsync("{ posts { author { name } } }")
        );
        Assert.Equal([3], calls);
    }

    [Fact]
    public async Task Deep_places_are_batched_too()
    {
        var calls = new List<int>();
        var graph = Blog(count =>
        {
            calls.Add(count);
            return count;
        });
        var response = await graph.ExecuteAsync("{ posts { author { posts { author { id } } } } }");
        Assert.Equal(
            """{"data":{"posts":[{"author":{"posts":[{"author":{"id":"a"}},{"author":{"id":"a"}}]}},"""
                + """{"author":{"posts":[{"author":{"id":"b"}}]}},"""
                + """{"author":{"posts":[{"author":{"id":"a"}},{"author":{"id":"a"}}]}}]}}""",
            response
        );
        Assert.Equal([3, 5], calls);
    }

    [Fact]
    public async Task Lists_of_lists_keep_their_shape() =>
        Assert.Equal(
            """{"data":{"posts":[{"tags":[["x","y"],[],["one"]]},{"tags":null},{"tags":[["x","y"],[],["three"]]}]}}""",
            await Blog().ExecuteAsync("{ posts { tags } }")
        );

    [Fact]
    public async Task Aliases_and_fragments_merge_into_one_object() =>
        Assert.Equal(
            """{"data":{"a":{"id":1,"author":{"id":"a","n":"Ann"}},"b":{"text":null}}}""",
            await Blog()
                .ExecuteAsync(
                    """
                    { a: post(id: 1) { ...P author { n: name } } b: post(id: 2) { ... on Post { text } } }
                    fragment P on Post { id author { id } }
                    """
                )
        );

    [Theory]
    [InlineData("true", """{"data":{"post":{"text":"one","id":1}}}""")]
    [InlineData("false", """{"data":{"post":{"id":1,"author":{"id":"a"}}}}""")]
    public async Task Skip_and_include_depend_on_variables(string value, string expected) =>
        Assert.Equal(
            expected,
            await Blog()
                .ExecuteAsync(
                    "query ($t: Boolean!) { post(id: 1) { text @include(if: $t) id author @skip(if: $t) { id } } }",
                    $$"""{"t":{{value}}}"""
                )
        );

    [Fact]
    public async Task The_order_of_fields_is_that_of_the_selections_that_are_included() =>
        Assert.Equal(
            """{"data":{"post":{"id":1,"text":"one"}}}""",
            await Blog()
                .ExecuteAsync(
                    "query ($t: Boolean!) { post(id: 1) { text @include(if: $t) id text } }",
                    """{"t":false}"""
                )
        );

    [Fact]
    public async Task A_selection_set_of_which_nothing_is_included_is_an_empty_object() =>
        Assert.Equal("""{"data":{"post":{}}}""", await Blog().ExecuteAsync("{ post(id: 1) { id @skip(if: true) } }"));

    [Fact]
    public async Task A_missing_object_is_null() =>
        Assert.Equal("""{"data":{"post":null}}""", await Blog().ExecuteAsync("{ post(id: 9) { id author { id } } }"));

    [Fact]
    public async Task A_warm_operation_answers_as_a_cold_one()
    {
        var graph = Blog();
        const string document = "query ($n: Int) { posts(first: $n) { id author { name posts { id } } tags } }";
        var expected = await graph.ExecuteAsync(document, """{"n":3}""");
        await graph.ExecuteAsync(document, """{"n":0}""");
        await graph.ExecuteAsync(document, """{"n":1}""");
        Assert.Equal(expected, await graph.ExecuteAsync(document, """{"n":3}"""));
    }

    [Fact]
    public async Task Many_requests_run_side_by_side()
    {
        var graph = Blog();
        const string document = "{ posts { id author { name posts { author { id } } } } }";
        var expected = await graph.ExecuteAsync(document);
        var responses = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(_ => Task.Run(() => graph.ExecuteAsync(document)))
        );
        Assert.All(responses, response => Assert.Equal(expected, response));
    }
}
