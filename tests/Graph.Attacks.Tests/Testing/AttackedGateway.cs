using Graph.Gateway;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Graph.Attacks.Tests.Testing;

/// <summary>The gateway with its default limits, in front of an <see cref="AttackedServer"/>.</summary>
public sealed class AttackedGateway : IAsyncLifetime
{
    private readonly AttackedServer _subgraph = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("attacked").FullName;
    private WebApplication _app = null!;

    internal Uri Url { get; private set; } = null!;

    internal HttpClient Client => _subgraph.Client;

    public async Task InitializeAsync()
    {
        await _subgraph.InitializeAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder, "attacked.graphql"), AttackedSchema.Sdl());
        _app = GatewayService.Build(
            new GatewayOptions
            {
                Url = "http://127.0.0.1:0",
                SourceSchemas = _folder,
                Sources = new Dictionary<string, Uri> { ["attacked"] = _subgraph.Url },
                VerifyTokens = false,
                Configure = builder => builder.Logging.ClearProviders(),
            }
        );
        await _app.StartAsync();
        Url = new Uri(new Uri(_app.Urls.First()), GatewayService.Path);
    }

    public async Task DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        await _subgraph.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
