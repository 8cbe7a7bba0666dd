using System.Net.Http.Json;
using System.Text.Json;
using Graph.Common.Subgraphs;
using Graph.Death;
using Graph.Demo;
using Graph.EndToEnd.Tests.Testing;
using Graph.Fury;
using Graph.Testing;
using Graph.War;

namespace Graph.EndToEnd.Tests.Telemetry;

/// <summary>The services as they are deployed, telling a collector what they do.</summary>
public sealed class TelemetryTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    [Fact]
    public async Task One_trace_spans_the_client_the_gateway_and_three_services_with_their_statements()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        await using var death = await StartAsync(collector, DeathSubgraph.Definition, "Graph.Death");
        await using var war = await StartAsync(collector, WarSubgraph.Definition, "Graph.War");
        await using var fury = await StartAsync(collector, FurySubgraph.Definition, "Graph.Fury");
        await using var gateway = await ServiceProcess.StartAsync(
            "Graph.Gateway",
            new Dictionary<string, string>(Exported(collector))
            {
                ["Schema__File"] = RunningGraph.SchemaFile,
                ["Sources__death"] = new Uri(death.Address, "/graphql").ToString(),
                ["Sources__war"] = new Uri(war.Address, "/graphql").ToString(),
                ["Sources__fury"] = new Uri(fury.Address, "/graphql").ToString(),
                // Nobody asks it anything here.
                ["Sources__identity"] = "http://127.0.0.1:9/graphql",
            }
        );

        using var client = new HttpClient { BaseAddress = gateway.Address };
        var longName = "Headline" + new string('x', 200);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Headers.Add("traceparent", $"00-{TraceId}-b7ad6b7169203331-01");
        request.Content = JsonContent.Create(
            new
            {
                query = HeadlineQueryTests.Headline.Replace(
                    "query {",
                    $"query {longName} {{",
                    StringComparison.Ordinal
                ),
                operationName = longName,
            }
        );
        using var response = await client.SendAsync(request);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.False(answer.RootElement.TryGetProperty("errors", out var errors), errors.ToString());
        using var refused = await client.PostAsJsonAsync("/graphql", new { query = "{ nothing }" });

        var spans = await WaitAsync(
            () => collector.Spans.Where(span => span.TraceId == TraceId).ToArray(),
            trace =>
                new[] { "death", "war", "fury" }.All(name =>
                    trace.Any(span => span.Service == name && span.Scope == "Npgsql")
                    && trace.Any(span => span.Service == name && span.Name == "graphql.operation")
                    && trace.Any(span =>
                        span.Service == name && span.Scope.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
                    )
                ) && trace.Any(span => span.Service == "gateway" && span.ParentId == "b7ad6b7169203331")
        );

        // Everything but the gateway's own request has its parent in the trace.
        var ids = spans.Select(span => span.Id).ToHashSet();
        Assert.All(
            spans,
            span => Assert.True(ids.Contains(span.ParentId) || span.ParentId == "b7ad6b7169203331", span.ToString())
        );
        var fetches = spans.Where(span => span is { Service: "gateway", Name: "graphql.fetch" }).ToArray();
        Assert.Equal(["death", "fury", "war"], fetches.Select(fetch => fetch.Tags["graph.source"]).Order());
        Assert.All(
            fetches,
            fetch =>
                Assert.Contains(spans, span => span.ParentId == fetch.Id && span.Service == fetch.Tags["graph.source"])
        );

        var operation = Assert.Single(spans, span => span is { Service: "gateway", Name: "graphql.operation" });
        Assert.Equal(longName[..64], operation.Tags["graphql.operation.name"]);
        Assert.Matches("^[0-9a-f]{16}$", operation.Tags["graphql.document.hash"]);
        Assert.DoesNotContain(
            spans.SelectMany(span => span.Tags.Values),
            value => value.Contains("likeCount", StringComparison.Ordinal)
        );

        await WaitAsync(
            () =>
                collector
                    .Metrics.Keys.Where(metric => metric.Service == "gateway")
                    .Select(metric => metric.Name)
                    .ToArray(),
            names =>
                new[]
                {
                    "http.server.request.duration",
                    "graphql.server.operation.duration",
                    "graphql.server.request.errors",
                    "graph.source.requests",
                    "graph.source.failures",
                }.All(names.Contains)
        );
    }

    private static async Task<ServiceProcess> StartAsync(OtlpReceiver collector, Subgraph subgraph, string assembly) =>
        await ServiceProcess.StartAsync(
            assembly,
            new Dictionary<string, string>(Exported(collector))
            {
                [$"ConnectionStrings__{subgraph.Name}"] = await PostgresFixture.Shared.CreateDatabaseAsync(
                    $"telemetry_{subgraph.DatabaseName}",
                    database =>
                        DemoSeed.LoadAsync(
                            subgraph,
                            database,
                            new DemoWorldOptions { People = 64 },
                            new Progress<string>(),
                            CancellationToken.None
                        )
                ),
            }
        );

    private static Dictionary<string, string> Exported(OtlpReceiver collector) =>
        new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address.ToString(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
        };

    private static async Task<T[]> WaitAsync<T>(Func<T[]> read, Func<T[], bool> isComplete)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (true)
        {
            var now = read();
            if (isComplete(now))
            {
                return now;
            }

            Assert.False(deadline.IsCancellationRequested, $"Only this has come:\n{string.Join('\n', now)}");
            await Task.Delay(50, CancellationToken.None);
        }
    }
}
