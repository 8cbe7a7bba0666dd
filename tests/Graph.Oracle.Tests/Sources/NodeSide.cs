using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Graph.Oracle.Tests.Worlds;
using Graph.Testing;

namespace Graph.Oracle.Tests.Sources;

/// <summary>
/// The other half, <c>tests/Clients/oracle/fusion</c>: npm's <c>graphql</c> over the unsplit schema, and over the sources
/// that it serves.
/// </summary>
internal sealed class NodeSide : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> _waiting = new();
    private readonly StringBuilder _errors = new();
    private int _ids;

    private NodeSide(Process process) => _process = process;

    public static NodeSide Start()
    {
        Assert.True(
            Directory.Exists(Path.Combine(NodeScript.Folder, "node_modules", "graphql")),
            "The packages of tests/Clients are not installed: run ./graph test, or npm ci in tests/Clients."
        );
        var process = Process.Start(
            new ProcessStartInfo("node", [Path.Combine("oracle", "fusion", "fusion.mjs")])
            {
                WorkingDirectory = NodeScript.Folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                StandardOutputEncoding = Encoding.UTF8,
            }
        )!;
        var side = new NodeSide(process);
        process.ErrorDataReceived += (_, line) => side._errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
        _ = side.ReadAsync();
        return side;
    }

    /// <summary>Makes a world known, and serves its sources that are not the engine's.</summary>
    /// <returns>Their addresses by name.</returns>
    public async Task<Dictionary<string, Uri>> AddAsync(int number, World world)
    {
        var sources = world
            .Sources.Where(source => !source.Serving.ByEngine)
            .Select(source => new JsonObject
            {
                ["name"] = source.Name,
                ["sdl"] = source.Sdl,
                ["variableBatching"] = source.Serving.VariableBatching,
                ["requestBatching"] = source.Serving.RequestBatching,
                ["jsonLines"] = source.Serving.JsonLines,
                ["delay"] = source.Serving.Delay,
            });
        var answer = await AskAsync(
            new JsonObject
            {
                ["world"] = number,
                ["seed"] = world.Seed,
                ["monolith"] = world.Monolith,
                ["maps"] = Maps.All(world),
                ["sources"] = new JsonArray([.. sources]),
            }
        );
        return answer["urls"]!
            .AsObject()
            .ToDictionary(url => url.Key, url => new Uri(url.Value!.GetValue<string>()), StringComparer.Ordinal);
    }

    /// <summary>What the unsplit schema answers to operations.</summary>
    public async Task<List<MonolithAnswer>> RunAsync(int number, IEnumerable<WorldOperation> operations)
    {
        var answer = await AskAsync(
            new JsonObject
            {
                ["run"] = number,
                ["operations"] = new JsonArray([
                    .. operations.Select(operation => new JsonObject
                    {
                        ["document"] = operation.Document,
                        ["variables"] = JsonNode.Parse(operation.Variables),
                    }),
                ]),
            }
        );
        return answer["results"].Deserialize<List<MonolithAnswer>>(MonolithAnswer.Json)!;
    }

    /// <summary>Forgets a world.</summary>
    public Task ForgetAsync(int number) => AskAsync(new JsonObject { ["forget"] = number });

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
        _writing.Dispose();
    }

    private async Task<JsonObject> AskAsync(JsonObject message)
    {
        var id = Interlocked.Increment(ref _ids);
        message["id"] = id;
        var answer = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = answer;
        await _writing.WaitAsync();
        try
        {
            await _process.StandardInput.WriteLineAsync(message.ToJsonString());
            await _process.StandardInput.FlushAsync();
        }
        finally
        {
            _writing.Release();
        }

        var result = await answer.Task.WaitAsync(Patience);
        Assert.True(result["failure"] is null, result["failure"]?.GetValue<string>());
        return result;
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await _process.StandardOutput.ReadLineAsync() is { } line)
            {
                var answer = JsonNode
                    .Parse(line, documentOptions: new JsonDocumentOptions { MaxDepth = 512 })!
                    .AsObject();
                if (_waiting.TryRemove(answer["id"]!.GetValue<int>(), out var waiting))
                {
                    waiting.SetResult(answer);
                }
            }
        }
        finally
        {
            foreach (var waiting in _waiting.Values)
            {
                waiting.TrySetException(new InvalidOperationException($"node has ended: {_errors}"));
            }
        }
    }
}
