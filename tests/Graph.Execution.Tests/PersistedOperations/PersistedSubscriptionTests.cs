using Graph.Annotations;
using Graph.Execution.PersistedOperations;
using Graph.Execution.Tests.Testing;

namespace Graph.Execution.Tests.PersistedOperations;

/// <summary>Transports that stream name documents by the same rules.</summary>
public sealed class PersistedSubscriptionTests
{
    private static readonly RequestExecutor Inner = new(
        new AnnotatedSchemaBuilder().AddType(typeof(Queries)).AddType(typeof(Subscriptions)).Build()
    );

    private static readonly PersistedOperationOptions OnlyTrusted = new()
    {
        Trusted = OperationManifest.Parse("""{"count":"subscription { count }","one":"{ one }"}"""u8.ToArray()),
        OnlyTrusted = true,
    };

    [Fact]
    public async Task A_published_subscription_is_opened_by_its_id()
    {
        await using var result = await Subscribe(new PersistedOperationExecutor(Inner, OnlyTrusted), id: "count");

        var responses = new List<string>();
        await foreach (var response in result.Subsequent!)
        {
            using (response)
            {
                responses.Add(TestGraph.Text(response));
            }
        }

        Assert.Equal(["""{"data":{"count":1}}""", """{"data":{"count":2}}"""], responses);
    }

    [Theory]
    [InlineData("", "unknown", "The document 'unknown' is not known here; publish it first.")]
    [InlineData("subscription { count }", null, "Only published documents are accepted here: send a documentId.")]
    public async Task A_subscription_that_is_not_published_is_refused(string document, string? id, string message)
    {
        await using var result = await Subscribe(new PersistedOperationExecutor(Inner, OnlyTrusted), document, id);

        Assert.Contains(message, TestGraph.Text(result));
    }

    [Fact]
    public async Task A_text_of_ones_own_is_opened_where_any_is_welcome()
    {
        var executor = new PersistedOperationExecutor(Inner, new PersistedOperationOptions());

        await using var result = await Subscribe(executor, "subscription { count }");

        Assert.NotNull(result.Subsequent);
        Assert.Same(Inner.Schema, executor.Schema);
    }

    [Fact]
    public async Task A_query_is_answered_once()
    {
        var executor = new PersistedOperationExecutor(Inner, OnlyTrusted);

        await using var result = await Subscribe(executor, id: "one");

        Assert.Equal("""{"data":{"one":1}}""", TestGraph.Text(result));
    }

    [Fact]
    public async Task A_text_that_is_too_large_is_executed_and_forgotten()
    {
        var executor = new PersistedOperationExecutor(Inner, new PersistedOperationOptions { MaxAutomaticBytes = 3 });
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("{ one }"u8));
        using var extensions = System.Text.Json.JsonDocument.Parse(
            $$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{hash}}}"}}"""
        );

        await using var first = await Subscribe(executor, "{ one }", extensions: extensions.RootElement);
        await using var second = await Subscribe(executor, extensions: extensions.RootElement);

        Assert.Equal("""{"data":{"one":1}}""", TestGraph.Text(first));
        Assert.Contains("PersistedQueryNotFound", TestGraph.Text(second));
    }

    private static ValueTask<ExecutionResult> Subscribe(
        PersistedOperationExecutor executor,
        string document = "",
        string? id = null,
        System.Text.Json.JsonElement extensions = default
    )
    {
        var plain = TestGraph.Request(document, [null]);
        return executor.ExecuteAsync(
            new OperationRequest
            {
                Document = plain.Document,
                DocumentId = id,
                Extensions = extensions,
                Services = plain.Services,
                AcceptsSubscription = true,
            },
            CancellationToken.None
        );
    }

    [QueryType]
    private static class Queries
    {
        public static int One() => 1;
    }

    [SubscriptionType]
    private static class Subscriptions
    {
        [Subscribe(With = nameof(Numbers))]
        public static int Count([EventMessage] int number) => number;

        private static async IAsyncEnumerable<int> Numbers()
        {
            yield return 1;
            await Task.Yield();
            yield return 2;
        }
    }
}
