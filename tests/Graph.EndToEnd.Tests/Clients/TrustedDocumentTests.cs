using Graph.EndToEnd.Tests.Testing;
using Graph.Testing;

namespace Graph.EndToEnd.Tests.Clients;

/// <summary>
/// Apps whose tools publish their documents beforehand, against gateways that take the documents of that manifest and no
/// others.
/// </summary>
[Collection(DemoGraph.Name)]
public sealed class TrustedDocumentTests(RunningGraph graph) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("graph-clients-");

    [Fact]
    public async Task A_Relay_app_compiles_against_every_schema_and_runs_by_the_documents_of_its_compiler()
    {
        var compiled = await ClientScript.PassesAsync("relay/compile.mjs", new { @out = _folder.FullName });
        Assert.Equal(
            ["graph: 11 documents", "death: 1 documents", "fury: 1 documents", "war: 1 documents"],
            compiled.Split('\n')
        );
        var app = Path.Combine(_folder.FullName, "app");

        await RunAsync("relay/gateway.mjs", person: 24, Path.Combine(app, "persisted.json"), app);
    }

    [Fact]
    public async Task A_program_with_the_types_of_GraphQL_Code_Generator_compiles_strictly_and_runs_by_their_documents()
    {
        var generated = await ClientScript.PassesAsync("codegen/generate.mjs", new { @out = _folder.FullName });
        Assert.EndsWith("compiled", generated, StringComparison.Ordinal);

        var output = await RunAsync(
            Path.Combine(_folder.FullName, "js", "program.js"),
            person: 25,
            Path.Combine(_folder.FullName, "gql", "persisted-documents.json")
        );
        Assert.Equal(8, output.Split('\n').Count(line => line.StartsWith("ok ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Apollo_Client_runs_by_the_ids_of_its_manifest()
    {
        var manifest = Path.Combine(_folder.FullName, "manifest.json");
        await ClientScript.PassesAsync("apollo/manifest.mjs", new { manifest });

        await RunAsync("apollo/trusted.mjs", person: 26, manifest);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<string> RunAsync(string script, int person, string manifest, string? app = null)
    {
        await using var gateway = await graph.StartGatewayAsync(options =>
            options with
            {
                OperationManifest = manifest,
                OnlyTrustedDocuments = true,
            }
        );
        return await ClientScript.PassesAsync(
            script,
            new
            {
                url = RunningGraph.AddressOf(gateway).ToString(),
                token = graph.TokenOf(RunningGraph.World.PersonId(person)),
                manifest,
                app,
            }
        );
    }
}
