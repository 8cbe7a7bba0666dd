namespace Graph.Fusion.Tests.Testing;

/// <summary>Sources of data, and the gateway in front of them.</summary>
internal sealed class TestGraph : IAsyncDisposable
{
    private readonly List<TestSubgraph> _sources;

    private TestGraph(List<TestSubgraph> sources)
    {
        _sources = sources;
        Gateway = new TestGateway(sources);
    }

    public TestGateway Gateway { get; }

    /// <summary>A source by its name.</summary>
    public TestSubgraph this[string name] => _sources.Single(source => source.Name == name);

    /// <summary>How many requests each source got, by name: <c>a:1 b:2</c>.</summary>
    public string Requests => string.Join(' ', _sources.Select(source => $"{source.Name}:{source.Requests.Count}"));

    /// <summary>Starts sources, each with its name, schema and data.</summary>
    public static async Task<TestGraph> StartAsync(params (string Name, string Sdl, string Data)[] sources)
    {
        var started = new List<TestSubgraph>();
        foreach (var (name, sdl, data) in sources)
        {
            started.Add(await TestSubgraph.StartWithDataAsync(name, sdl, data));
        }

        return new TestGraph(started);
    }

    /// <summary>Asks the gateway; the response as one line of JSON.</summary>
    public Task<string> AskAsync(string document, string? variables = null) =>
        Gateway.ExecuteAsync(document, variables);

    public async ValueTask DisposeAsync()
    {
        Gateway.Dispose();
        foreach (var source in _sources)
        {
            await source.DisposeAsync();
        }
    }
}
