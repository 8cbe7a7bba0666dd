using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Graph.Testing;

namespace Graph.Execution.Tests.Differential;

/// <summary>Asks the reference implementation, npm's <c>graphql</c>, through <c>tests/Clients/oracle</c>.</summary>
internal static class Oracle
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // Responses are nested twice as deep as documents.
        MaxDepth = 256,
    };

    public static string Folder { get; } = Path.Combine(SourceTree.Root, "tests", "Clients", "oracle");

    /// <summary>The cases of a seed.</summary>
    public static Task<List<OracleCase>> AskAsync(int count, int seed) =>
        RunAsync<OracleCase>(["oracle.mjs", "--count", $"{count}", "--seed", $"{seed}"], []);

    /// <summary>The cases of a seed with <c>@defer</c> and <c>@stream</c>.</summary>
    public static Task<List<IncrementalCase>> AskForIncrementalAsync(int count, int seed) =>
        RunAsync<IncrementalCase>(["incremental.mjs", "--count", $"{count}", "--seed", $"{seed}"], []);

    /// <summary>The query that asks for everything that introspection knows.</summary>
    public static Task<string> IntrospectionQuery => Query.Value;

    private static readonly Lazy<Task<string>> Query = new(async () =>
        (await RunAsync<string>(["sdl/query.mjs"], [])).Single()
    );

    /// <summary>The type system documents of a seed.</summary>
    public static Task<List<SdlCase>> AskForSdlAsync(int count, int seed) =>
        RunAsync<SdlCase>(["sdl/sdl.mjs", "--count", $"{count}", "--seed", $"{seed}"], []);

    /// <summary>How the schemas that introspection describes differ from those of their documents.</summary>
    public static Task<List<RebuiltSchema>> RebuildAsync(IReadOnlyList<IntrospectedSchema> schemas) =>
        RunAsync<RebuiltSchema>(["sdl/client.mjs"], schemas.Select(schema => JsonSerializer.Serialize(schema, Json)));

    private static async Task<List<T>> RunAsync<T>(string[] command, IEnumerable<string> input)
    {
        Assert.True(
            Directory.Exists(Path.Combine(Folder, "..", "node_modules", "graphql")),
            "The packages of tests/Clients are not installed: run ./graph test, or npm ci in tests/Clients."
        );
        using var node = Process.Start(
            new ProcessStartInfo("node", command)
            {
                WorkingDirectory = Folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                StandardOutputEncoding = Encoding.UTF8,
            }
        )!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var errors = node.StandardError.ReadToEndAsync(patience.Token);
            var asked = WriteAsync(node.StandardInput, input);
            var answers = new List<T>();
            while (await node.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                answers.Add(JsonSerializer.Deserialize<T>(line, Json)!);
            }

            await asked;
            await node.WaitForExitAsync(patience.Token);
            Assert.True(node.ExitCode == 0, await errors);
            return answers;
        }
        finally
        {
            if (!node.HasExited)
            {
                node.Kill();
            }
        }
    }

    private static async Task WriteAsync(StreamWriter input, IEnumerable<string> lines)
    {
        await using (input)
        {
            foreach (var line in lines)
            {
                await input.WriteLineAsync(line);
            }
        }
    }
}
