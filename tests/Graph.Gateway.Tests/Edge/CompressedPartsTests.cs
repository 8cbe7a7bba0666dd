using System.IO.Compression;
using System.Text;
using Graph.Annotations;
using Graph.Execution;
using Graph.Gateway.Edge;
using Graph.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.Gateway.Tests.Edge;

/// <summary>What comes in parts is compressed part by part: a client has each as soon as it is there.</summary>
public sealed class CompressedPartsTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly Gate _gate = new();
    private WebApplication _app = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(_gate);
        var compression = new CompressionOptions();
        builder.Services.AddCompression(compression);
        _app = builder.Build();
        _app.UseCompression(compression);
        var executor = new RequestExecutor(
            new AnnotatedSchemaBuilder()
                .ModifyOptions(options => options with { EnableDefer = true })
                .AddType(typeof(Queries))
                .TreatAsService(type => type == typeof(Gate))
                .Build()
        );
        _app.MapGraphQL("/graphql", () => executor);
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        _gate.Opened.TrySetResult();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task The_first_part_is_readable_while_the_second_is_not_made_yet(string encoding)
    {
        using var client = new HttpClient { Timeout = Patience };
        using var request = new HttpRequestMessage(HttpMethod.Post, _app.Urls.Single() + "/graphql")
        {
            Content = new StringContent(
                """{"query":"{ fast ... @defer { slow } }"}""",
                Encoding.UTF8,
                "application/json"
            ),
            Headers = { { "Accept", "multipart/mixed" }, { "Accept-Encoding", encoding } },
        };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(encoding, Assert.Single(response.Content.Headers.ContentEncoding));
        var body = await response.Content.ReadAsStreamAsync();
        await using Stream plain =
            encoding == "br"
                ? new BrotliStream(body, CompressionMode.Decompress)
                : new GZipStream(body, CompressionMode.Decompress);

        var text = new StringBuilder();
        await ReadUntilAsync(plain, text, "\"fast\":1");
        Assert.DoesNotContain("\"slow\"", text.ToString(), StringComparison.Ordinal);
        _gate.Opened.SetResult();
        await ReadUntilAsync(plain, text, "\"slow\":2");
    }

    private static async Task ReadUntilAsync(Stream body, StringBuilder text, string sought)
    {
        using var patience = new CancellationTokenSource(Patience);
        var buffer = new byte[4096];
        while (!text.ToString().Contains(sought, StringComparison.Ordinal))
        {
            var read = await body.ReadAsync(buffer, patience.Token);
            Assert.True(read > 0, $"'{sought}' never came: {text}");
            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }
    }

    /// <summary>What the deferred field waits for.</summary>
    internal sealed class Gate
    {
        public TaskCompletionSource Opened { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    [QueryType]
    internal static class Queries
    {
        public static int Fast() => 1;

        public static async Task<int> Slow(Gate gate)
        {
            await gate.Opened.Task;
            return 2;
        }
    }
}
