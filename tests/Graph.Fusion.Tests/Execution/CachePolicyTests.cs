using Graph.Fusion.Sources;
using Graph.Fusion.Tests.Testing;

namespace Graph.Fusion.Tests.Execution;

/// <summary>A response may be cached as long, and by whom, all sources allow.</summary>
public sealed class CachePolicyTests : IAsyncLifetime
{
    private ScriptedSource _a = null!;
    private ScriptedSource _b = null!;
    private TestGateway _gateway = null!;

    public async Task InitializeAsync()
    {
        _a = await ScriptedSource.StartAsync("a", "type Query { a: Int } type Mutation { set: Int }");
        _b = await ScriptedSource.StartAsync("b", "type Query { b: Int }");
        _gateway = new TestGateway([_a, _b]);
    }

    public async Task DisposeAsync()
    {
        _gateway.Dispose();
        await _a.DisposeAsync();
        await _b.DisposeAsync();
    }

    private static void Answer(ScriptedSource source, string body, string? cacheControl, string? age = null) =>
        source.Respond = (context, _) =>
        {
            context.Response.Headers.CacheControl = cacheControl;
            context.Response.Headers.Age = age;
            return ScriptedSource.Write(context, body);
        };

    private async Task<SourceCachePolicy?> Ask(string? a, string? b, string? age = null)
    {
        Answer(_a, """{"data":{"a":1}}""", a, age);
        Answer(_b, """{"data":{"b":1}}""", b);
        await _gateway.ExecuteAsync("{ a b }");
        return _gateway.Context.CachePolicy;
    }

    [Fact]
    public async Task The_shortest_time_holds_and_private_wins()
    {
        Assert.Equal(
            new SourceCachePolicy(TimeSpan.FromSeconds(60), false),
            await Ask("max-age=60", "public, max-age=300")
        );
        Assert.Equal(
            new SourceCachePolicy(TimeSpan.FromSeconds(60), true),
            await Ask("max-age=60", "private, max-age=300")
        );
        Assert.Equal(
            new SourceCachePolicy(TimeSpan.FromSeconds(50), false),
            await Ask("max-age=60", "max-age=300", age: "10")
        );
    }

    [Theory]
    [InlineData("no-store")]
    [InlineData("no-cache, max-age=60")]
    [InlineData("max-age=0")]
    [InlineData("public")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("max-age=x")]
    public async Task One_source_that_forbids_it_or_says_nothing_wins(string? b) =>
        Assert.Null(await Ask("max-age=60", b));

    [Fact]
    public async Task Neither_errors_nor_mutations_are_cached()
    {
        Answer(_a, """{"data":{"a":null,"set":1},"errors":[{"message":"m","path":["a"]}]}""", "max-age=60");

        await _gateway.ExecuteAsync("{ a }");
        Assert.Null(_gateway.Context.CachePolicy);

        Answer(_a, """{"data":{"set":1}}""", "max-age=60");
        await _gateway.ExecuteAsync("mutation { set }");
        Assert.Null(_gateway.Context.CachePolicy);
    }
}
