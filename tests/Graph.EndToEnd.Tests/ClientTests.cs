using Graph.EndToEnd.Tests.Testing;
using Graph.Testing;

namespace Graph.EndToEnd.Tests;

/// <summary>The gateway as programs that are not ours see it.</summary>
[Collection(DemoGraph.Name)]
public sealed class ClientTests(RunningGraph graph)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task The_gateway_passes_every_audit_of_graphql_over_http()
    {
        var audit = await NodeScript.RunAsync("http-audit.mjs", Patience, graph.Address.ToString());
        Assert.True(audit.Output.EndsWith("61 of 61 ok", StringComparison.Ordinal), audit.Output + audit.Errors);
        Assert.Equal(0, audit.ExitCode);
    }

    /// <remarks><c>./graph test</c> brings the browser and the IDE; without them this says what is missing.</remarks>
    [Fact]
    public async Task The_IDE_opens_in_a_browser_runs_the_headline_query_and_calls_nobody_but_this_machine()
    {
        AssertIdeIsInstalled();
        var smoke = await NodeScript.RunAsync("ide-smoke.mjs", Patience, graph.Address.ToString());
        Assert.True(smoke.ExitCode == 0, smoke.Output + smoke.Errors);
        Assert.Contains("\"passed\":true", smoke.Output, StringComparison.Ordinal);
        Assert.Contains("\"elsewhere\":[]", smoke.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_browsers_with_the_IDE_see_every_like_of_a_post_as_it_happens()
    {
        AssertIdeIsInstalled();
        var author = RunningGraph.World.PersonId(40);
        var answer = await graph
            .SignedIn(author)
            .Ask("""mutation { createPost(input: { content: "Watch me." }) { post { id } } }""");
        var options = new
        {
            postId = answer.Data.Text("createPost", "post", "id"),
            tokens = Enumerable.Range(40, 4).Select(i => graph.TokenOf(RunningGraph.World.PersonId(i))),
        };
        var live = await NodeScript.RunAsync(
            "ide-live.mjs",
            Patience,
            graph.Address.ToString(),
            System.Text.Json.JsonSerializer.Serialize(options)
        );
        Assert.True(live.ExitCode == 0, live.Output + live.Errors);
        Assert.Contains("\"passed\":true,\"counts\":[", live.Output, StringComparison.Ordinal);
        Assert.Contains("\"transports\":[\"socket\",\"socket\"]", live.Output, StringComparison.Ordinal);
    }

    private static void AssertIdeIsInstalled() =>
        Assert.True(
            Directory.Exists(RunningGraph.IdeDirectory),
            "The IDE's files are not installed: run ./graph test, or npm ci --ignore-scripts in tools/ide."
        );
}
