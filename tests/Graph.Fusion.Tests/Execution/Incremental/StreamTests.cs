using System.Text.Json.Nodes;
using Graph.Execution;
using Graph.Fusion.Tests.Testing;
using Graph.Testing;

namespace Graph.Fusion.Tests.Execution.Incremental;

/// <summary>Streamed lists whose items are completed by other sources.</summary>
public sealed class StreamTests : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private SocialWorld _world = null!;
    private TestGateway _gateway = null!;

    public async Task InitializeAsync()
    {
        _world = await SocialWorld.StartAsync();
        _gateway = new TestGateway(_world.All);
    }

    public async Task DisposeAsync()
    {
        _gateway.Dispose();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task The_first_items_come_with_the_rest_and_the_others_later() =>
        Assert.Equal(
            [
                """{"data":{"posts":{"nodes":[{"id":"post_1"}]}},"pending":[{"id":"0","path":["posts","nodes"],"label":"page"}],"hasNext":true}""",
                """{"incremental":[{"items":[{"id":"post_2"},{"id":"post_3"}],"id":"0"}],"completed":[{"id":"0"}],"hasNext":false}""",
            ],
            await AllAsync("{ posts(first: 3) { nodes @stream(initialCount: 1, label: \"page\") { id } } }")
        );

    [Fact]
    public async Task In_the_format_by_paths_items_say_from_which_index_on_they_are() =>
        Assert.Equal(
            [
                """{"data":{"posts":{"nodes":[{"id":"post_1"}]}},"hasNext":true}""",
                """{"incremental":[{"items":[{"id":"post_2"},{"id":"post_3"}],"path":["posts","nodes",1]}],"hasNext":false}""",
            ],
            await AllAsync(
                "{ posts(first: 3) { nodes @stream(initialCount: 1) { id } } }",
                format: IncrementalDeliveryFormat.PathBased
            )
        );

    [Fact]
    public async Task The_first_items_do_not_wait_for_what_completes_the_others()
    {
        var isFirstThere = new TaskCompletionSource();
        // Of the first two posts, by user_1 and user_2, War tells at once; of user_0, the third one's, when they are there.
        _world.War.Before = body =>
            body.Contains("user_1", StringComparison.Ordinal) && !body.Contains("user_0", StringComparison.Ordinal)
                ? Task.CompletedTask
                : isFirstThere.Task.WaitAsync(Deadline);

        await using var payloads = _gateway
            .ExecuteInPartsAsync("{ posts(first: 4) { nodes @stream(initialCount: 2) { id author { displayName } } } }")
            .GetAsyncEnumerator();
        Assert.True(await payloads.MoveNextAsync());
        Assert.Contains(
            """{"id":"post_2","author":{"displayName":null}}""",
            payloads.Current,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("post_3", payloads.Current, StringComparison.Ordinal);
        isFirstThere.SetResult();

        Assert.True(await payloads.MoveNextAsync());
        Assert.Contains(
            """{"id":"post_4","author":{"displayName":"Name 1"}}""",
            payloads.Current,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_completes_the_other_items_is_asked_for_before_the_first_response_is_there()
    {
        var areOthersAsked = new TaskCompletionSource();
        _world.War.Before = body =>
        {
            if (body.Contains("user_0", StringComparison.Ordinal))
            {
                areOthersAsked.TrySetResult();
                return Task.CompletedTask;
            }

            return areOthersAsked.Task.WaitAsync(Deadline);
        };

        var payloads = await AllAsync(
            "{ posts(first: 3) { nodes @stream(initialCount: 2) { id author { displayName } } } }"
        );

        Assert.Equal(2, payloads.Count);
    }

    [Fact]
    public async Task All_items_come_later_if_nothing_else_is_said()
    {
        var payloads = await AllAsync("{ posts(first: 2) { nodes @stream { id } } }");

        Assert.StartsWith("""{"data":{"posts":{"nodes":[]}},""", payloads[0], StringComparison.Ordinal);
        Assert.Equal("""{"posts":{"nodes":[{"id":"post_1"},{"id":"post_2"}]}}""", Merge(payloads));
    }

    [Theory]
    [InlineData("""{"count":2}""", 1)]
    [InlineData("""{"count":1}""", 2)]
    [InlineData("{}", 2)]
    [InlineData("""{"count":2,"stream":false}""", 1)]
    public async Task Variables_say_how_many_items_come_first_and_whether_any_come_later(
        string variables,
        int payloads
    ) =>
        Assert.Equal(
            payloads,
            (
                await AllAsync(
                    "query($count: Int = 0, $stream: Boolean) { posts(first: 2) { nodes @stream(initialCount: $count, if: $stream) { id } } }",
                    variables
                )
            ).Count
        );

    [Fact]
    public async Task A_number_of_first_items_that_no_list_can_have_is_an_error_of_the_field()
    {
        var payloads = await AllAsync("{ userByHandle(handle: \"h1\") { posts @stream(initialCount: -1) { id } } }");

        Assert.Contains("must be an integer of at least 0", Assert.Single(payloads), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_can_defer_and_stream_what_is_in_them()
    {
        var payloads = await AllAsync(
            """
            {
              posts(first: 2) {
                nodes @stream(initialCount: 1) {
                  id
                  ... @defer { author { handle followers(first: 2) @stream(initialCount: 1) { id badge } } }
                }
              }
            }
            """
        );

        Assert.Equal(
            """{"posts":{"nodes":[{"id":"post_1","author":{"handle":"h1","followers":[{"id":"user_1","badge":"h1 has followers"},{"id":"user_2","badge":"h2 has followers"}]}},{"id":"post_2","author":{"handle":"h2","followers":[{"id":"user_1","badge":"h1 has followers"},{"id":"user_2","badge":"h2 has followers"}]}}]}}""",
            Merge(payloads)
        );
    }

    [Fact]
    public async Task An_item_that_may_not_be_null_but_is_ends_its_list_with_an_error()
    {
        // War does not know user_0, the author of the third post: its handle is null where none may be, and so is the post.
        var payloads = await AllAsync(
            "{ posts(first: 4) { nodes @stream(initialCount: 1) { id author { id handle } } } }"
        );

        var completed = JsonNode.Parse(payloads[^1])!["completed"]![0]!;
        Assert.Equal("""["posts","nodes",2,"author","handle"]""", completed["errors"]![0]!["path"]!.ToJsonString());
        Assert.Contains("post_2", payloads[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("post_4", payloads[^1], StringComparison.Ordinal);
    }

    private async Task<List<string>> AllAsync(
        string document,
        string? variables = null,
        IncrementalDeliveryFormat format = IncrementalDeliveryFormat.IdBased
    )
    {
        using var deadline = new CancellationTokenSource(Deadline);
        var payloads = new List<string>();
        await foreach (
            var payload in _gateway.ExecuteInPartsAsync(document, variables, format, cancellationToken: deadline.Token)
        )
        {
            payloads.Add(payload);
        }

        return payloads;
    }

    private static string Merge(List<string> payloads) =>
        MergedResponse
            .Of(payloads.ConvertAll(payload => JsonNode.Parse(payload)!.AsObject()))
            .Data!.ToJsonString(
                new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            );
}
