using Graph.Annotations;
using Graph.Execution.Tests.Testing;
using Graph.Testing;

namespace Graph.Execution.Tests.DataLoaders;

/// <summary>The data loader of the engine's README.</summary>
public sealed class DataLoaderExampleTests
{
    [Fact]
    public async Task Every_way_to_a_track_is_one_batch()
    {
        var executor = new RequestExecutor(
            new AnnotatedSchemaBuilder().AddType(typeof(TrackQueries)).AddType(typeof(PlayFields)).Build()
        );
        var store = new TrackStore();
        var request = new OperationRequest
        {
            Document =
                "{ charts { track { title } } a: trackById(id: 1) { title } b: trackById(id: 3) { title } }"u8.ToArray(),
            Services = store,
        };

        using var result = await executor.ExecuteAsync(request, default);

        Assert.Equal(
            """
            {"data":{"charts":[{"track":{"title":"Track 2"}},{"track":{"title":"Track 1"}},{"track":{"title":"Track 2"}}],
            "a":{"title":"Track 1"},"b":{"title":"Track 3"}}}
            """.ReplaceLineEndings(""),
            TestGraph.Text(result)
        );
        Assert.Equal(["1, 2, 3"], store.Calls);
    }

    [Fact]
    public void The_readme_shows_the_code_that_is_compiled_here()
    {
        var readme = File.ReadAllText(Path.Combine(SourceTree.Root, "engine", "README.md")).ReplaceLineEndings("\n");
        var example = File.ReadAllText(
                Path.Combine(SourceTree.Root, "tests/Graph.Execution.Tests/DataLoaders/DataLoaderExample.cs")
            )
            .ReplaceLineEndings("\n");

        Assert.Contains(example[example.IndexOf("/// <summary>Loads tracks", StringComparison.Ordinal)..], readme);
    }
}
