using System.Globalization;
using System.Text;
using System.Text.Json;
using Graph.Fusion.Sources;
using Graph.Fusion.Tests.Testing;
using Microsoft.AspNetCore.Http;

namespace Graph.Fusion.Tests.Execution;

/// <summary>
/// Whatever one source does, under load: the fields of the others are whole, the fields of this one are null with errors
/// that name it, and once it is well again so are they. The memory that a fault takes is given back.
/// </summary>
[Collection(Alone)]
public sealed class ChaosTests : IAsyncLifetime
{
    private const string Alone = "Alone";

    private const string Document = "{ posts(first: 3) { nodes { id author { displayName followerCount } } } }";

    private const int Clients = 8;
    private const int RequestsOfEach = 2;

    private static readonly string ManyErrors =
        "{\"errors\":[" + string.Join(',', Enumerable.Repeat("{\"message\":\"m\"}", 100_000)) + "]}";

    private SocialWorld _world = null!;
    private TestGateway _gateway = null!;

    public async Task InitializeAsync()
    {
        _world = await SocialWorld.StartAsync();
        _gateway = Gateway(TimeSpan.FromSeconds(30));
        await _gateway.ExecuteAsync(Document);
    }

    public async Task DisposeAsync()
    {
        _gateway.Dispose();
        await _world.DisposeAsync();
    }

    private TestGateway Gateway(TimeSpan timeout) =>
        new(_world.All, new SourceOptions { Timeout = timeout, BreakAfterFailures = 0 });

    public static TheoryData<string> Faults => [.. All.Keys];

    private static readonly Dictionary<string, Func<HttpContext, Task>> All = new(StringComparer.Ordinal)
    {
        ["it is killed while it is asked"] = Killed,
        ["it hangs"] = Hangs,
        ["it begins and then answers so slowly that its time is over"] = Drips,
        ["it fails"] = context => Write(context, "oops", 500),
        ["it says nothing"] = context => Write(context, ""),
        ["it answers garbage"] = context => Write(context, Garbage()),
        ["it answers text that is not UTF-8"] = context =>
            Write(context, [.. "{\"data\":{\"deathUser\":{\"followerCount\":\""u8, 0xc3, 0x28, .. "\"}}}"u8]),
        ["it breaks off in the middle"] = HalfABody,
        ["it answers with other types"] = context => Write(context, Lines("[1,2,3]", "\"yes\"")),
        ["it answers with objects for leaves"] = context => Write(context, Lines("{\"a\":{}}", "[]")),
        ["it answers with a list for an object"] = context =>
            Write(context, EachRow("{\"deathUser\":[{\"followerCount\":1}]}")),
        ["it answers ten megabytes that nobody asked for, and no more"] = context =>
            Write(context, EachRow("{\"other\":\"" + new string('x', 3_500_000) + "\"}")),
        ["it answers ten megabytes where a number is expected"] = context =>
            Write(context, Lines("\"" + new string('x', 3_500_000) + "\"", "1")),
        ["it answers a hundred thousand errors"] = context => Write(context, ManyErrors),
        ["it answers an error of ten megabytes"] = context =>
            Write(
                context,
                "{\"errors\":[{\"message\":\"m\",\"extensions\":{\"exception\":\""
                    + new string('x', 10_000_000)
                    + "\"}}]}"
            ),
        ["it nests without an end"] = context =>
            Write(context, EachRow("{\"deathUser\":{\"followerCount\":" + new string('[', 1_000_000) + "}}")),
        ["it nests deep and closes"] = context =>
            Write(context, Lines(new string('[', 100_000) + new string(']', 100_000), "null")),
        ["it answers for rows that nobody asked for"] = context => Write(context, "{\"variableIndex\":99,\"data\":{}}"),
        ["it answers twice"] = context =>
            Write(context, "{\"variableIndex\":0,\"data\":null}\n{\"variableIndex\":0,\"data\":null}"),
        ["it is somebody else"] = context => Write(context, "<!doctype html><title>Login</title>", 200),
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task The_rest_is_whole_while(string fault)
    {
        if (IsEndless(fault))
        {
            _gateway.Dispose();
            _gateway = Gateway(TimeSpan.FromSeconds(1));
            await _gateway.ExecuteAsync(Document);
        }

        _world.Death.Instead = All[fault];

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => AskWhileItFails()));

        _world.Death.Instead = null;
        Assert.DoesNotContain("errors", await _gateway.ExecuteAsync(Document), StringComparison.Ordinal);

        async Task AskWhileItFails()
        {
            for (var i = 0; i < RequestsOfEach; i++)
            {
                Check(await _gateway.ExecuteAsync(Document));
            }
        }
    }

    [Fact]
    public async Task The_memory_of_faults_is_given_back()
    {
        // What is kept for each faulty answer grows in every round, by 30 MB for the largest alone. Pools grow too, but not
        // in each round: how many arrays they hold depends on what else runs at that time.
        var least = long.MaxValue;
        var before = await RoundOfFaultsAsync();
        for (var round = 0; round < 3; round++)
        {
            var after = await RoundOfFaultsAsync();
            least = Math.Min(least, after - before);
            before = after;
        }

        Assert.True(
            least < 16 * 1024 * 1024,
            string.Create(CultureInfo.InvariantCulture, $"{least / 1024 / 1024} MiB more were kept in every round.")
        );
    }

    /// <returns>How many bytes are in use after each fault has come three times.</returns>
    private async Task<long> RoundOfFaultsAsync()
    {
        foreach (var name in All.Keys.Where(name => !IsEndless(name)))
        {
            _world.Death.Instead = All[name];
            for (var i = 0; i < 3; i++)
            {
                Check(await _gateway.ExecuteAsync(Document));
            }
        }

        _world.Forget();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static bool IsEndless(string fault) =>
        fault.Contains("hangs", StringComparison.Ordinal) || fault.Contains("slowly", StringComparison.Ordinal);

    private static void Check(string response)
    {
        using var json = JsonDocument.Parse(response);
        var nodes = json.RootElement.GetProperty("data").GetProperty("posts").GetProperty("nodes");
        Assert.Equal(3, nodes.GetArrayLength());
        foreach (var node in nodes.EnumerateArray())
        {
            var author = node.GetProperty("author");
            Assert.StartsWith("post_", node.GetProperty("id").GetString(), StringComparison.Ordinal);
            Assert.True(author.GetProperty("displayName").ValueKind is JsonValueKind.String or JsonValueKind.Null);
            Assert.Equal(JsonValueKind.Null, author.GetProperty("followerCount").ValueKind);
        }

        var errors = json.RootElement.GetProperty("errors");
        Assert.InRange(errors.GetArrayLength(), 3, 1_001);
        var explained = errors
            .EnumerateArray()
            .Where(error => error.TryGetProperty("path", out _))
            .Select(error => error.GetProperty("path").GetRawText())
            .ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < 3; i++)
        {
            Assert.Contains(
                string.Create(CultureInfo.InvariantCulture, $"[\"posts\",\"nodes\",{i},\"author\",\"followerCount\"]"),
                explained
            );
        }

        Assert.Equal("death", errors[0].GetProperty("extensions").GetProperty("source").GetString());
    }

    private static string EachRow(string data) =>
        string.Join('\n', Enumerable.Range(0, 3).Select(i => $"{{\"variableIndex\":{i},\"data\":{data}}}"));

    private static string Lines(string count, string isFollowing) =>
        EachRow($"{{\"deathUser\":{{\"followerCount\":{count},\"viewerIsFollowing\":{isFollowing}}}}}");

    private static byte[] Garbage()
    {
        var bytes = new byte[50_000];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    private static Task Write(HttpContext context, string body, int status = 200) =>
        Write(context, Encoding.UTF8.GetBytes(body), status);

    private static async Task Write(HttpContext context, byte[] body, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        try
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The gateway has seen enough.
        }
    }

    private static Task Killed(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static Task Hangs(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        context.RequestAborted.Register(gone.SetResult);
        return gone.Task;
    }

    private static async Task Drips(HttpContext context)
    {
        // A good beginning, and then nothing until the gateway has had enough.
        await context.Response.Body.WriteAsync("{\"variableIndex\":0,\"data\":{\"deathUser\""u8.ToArray());
        await context.Response.Body.FlushAsync();
        await Hangs(context);
    }

    private static async Task HalfABody(HttpContext context)
    {
        context.Response.ContentLength = 10_000;
        await context.Response.Body.WriteAsync("{\"variableIndex\":0,\"data\":{\"deathUser\""u8.ToArray());
        await context.Response.Body.FlushAsync();
        context.Abort();
    }
}

/// <summary>What looks at the memory of the whole process runs while no other test does.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
public sealed class AloneCollection;
