using Graph.EndToEnd.Tests.Testing;
using Graph.Testing;

namespace Graph.EndToEnd.Tests.Clients;

/// <summary>An app that Relay's compiler makes, against a gateway that takes no other documents than its own.</summary>
[Collection(DemoGraph.Name)]
public sealed class RelayTests(RunningGraph graph) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("graph-relay-");

    [Fact]
    public async Task An_app_compiles_against_every_schema_and_runs_by_the_documents_that_the_compiler_persisted()
    {
        var compiled = await ClientScript.PassesAsync("relay/compile.mjs", new { @out = _folder.FullName });
        Assert.Equal(
            ["graph: 11 documents", "death: 1 documents", "fury: 1 documents", "war: 1 documents"],
            compiled.Split('\n')
        );

        var app = Path.Combine(_folder.FullName, "app");
        await using var gateway = await graph.StartGatewayAsync(options =>
            options with
            {
                OperationManifest = Path.Combine(app, "persisted.json"),
                OnlyTrustedDocuments = true,
            }
        );
        await ClientScript.PassesAsync(
            "relay/gateway.mjs",
            new
            {
                app,
                url = RunningGraph.AddressOf(gateway).ToString(),
                token = graph.TokenOf(RunningGraph.World.PersonId(24)),
            }
        );
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
