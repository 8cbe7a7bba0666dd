using System.Globalization;
using System.Text.Json.Nodes;
using Graph.Execution;
using Graph.Fusion.Execution;
using Graph.Fusion.Planning;
using Graph.Fusion.Tests.Testing;
using Graph.Testing;

namespace Graph.Fusion.Tests.Execution.Incremental;

/// <summary>Whatever is deferred or streamed: the parts put together are what the whole is.</summary>
public sealed class RandomOperationTests : IAsyncLifetime
{
    private SocialWorld _world = null!;
    private TestGateway _gateway = null!;

    public async Task InitializeAsync()
    {
        _world = await SocialWorld.StartAsync();
        // No document comes twice: plans that are kept would only be in the way.
        _gateway = new TestGateway(
            _world.All,
            options: new FusionExecutorOptions { Planning = new PlanningOptions { CacheCapacity = 0 } }
        );
    }

    public async Task DisposeAsync()
    {
        _gateway.Dispose();
        await _world.DisposeAsync();
    }

    [Theory]
    [InlineData(IncrementalDeliveryFormat.IdBased)]
    [InlineData(IncrementalDeliveryFormat.PathBased)]
    public async Task The_parts_of_an_operation_by_chance_are_what_the_whole_is(IncrementalDeliveryFormat format)
    {
        var count = int.Parse(
            Environment.GetEnvironmentVariable("GRAPH_INCREMENTAL_COUNT") ?? "100",
            CultureInfo.InvariantCulture
        );
        var parts = 0;
        for (var seed = 0; seed < count; seed++)
        {
            var operation = new RandomOperation(seed);
            var (document, variables) = (operation.Document(), operation.Variables);
            var whole = JsonNode.Parse(await _gateway.ExecuteAsync(document, variables))!.AsObject();
            var payloads = new List<JsonObject>();
            await foreach (var payload in _gateway.ExecuteInPartsAsync(document, variables, format))
            {
                payloads.Add(JsonNode.Parse(payload)!.AsObject());
            }

            parts += payloads.Count;
            try
            {
                var merged = MergedResponse.Of(payloads);
                Assert.NotNull(whole["data"]);
                Assert.True(
                    JsonNode.DeepEquals(whole["data"], merged.Data),
                    $"{whole["data"]!.ToJsonString()}\n{merged.Data!.ToJsonString()}"
                );
                Assert.Equal(
                    Describe((whole["errors"]?.AsArray() ?? []).Select(error => error!.AsObject())),
                    Describe(merged.Errors)
                );
            }
            catch (Exception exception)
            {
                var told = string.Join('\n', payloads.Select(payload => payload.ToJsonString()));
                Assert.Fail($"Seed {seed}\n{document}\n{variables}\n{exception.Message}\n{told}");
            }
        }

        Assert.True(parts > 2 * count, $"{parts} parts of {count} operations: too little is deferred.");
    }

    private static IEnumerable<string> Describe(IEnumerable<JsonObject> errors) =>
        errors.Select(error => $"{error["path"]?.ToJsonString()} {error["message"]}").Distinct().Order();
}
