using Graph.Host.Processes;

namespace Graph.Launcher.Tests.Commands;

/// <summary>What a newcomer's machine lacks is named by the doctor, with its cause.</summary>
public sealed class DoctorCommandTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("graph-doctor-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task An_npm_that_finds_no_Node_js_does_not_run_and_the_doctor_says_why()
    {
        var npm = await WriteAsync("npm", "#!/usr/bin/env no-such-node\n");

        var said = await AskAsync();

        Assert.Contains($"{npm} does not run: ", LineOf(said, "npm"), StringComparison.Ordinal);
        Assert.Contains("no-such-node", LineOf(said, "npm"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_npm_that_runs_is_named_with_its_version_and_place()
    {
        var npm = await WriteAsync("npm", "#!/usr/bin/env node\n");
        await WriteAsync("node", "#!/bin/sh\necho 99.1.2\n");

        Assert.Contains($"99.1.2 ({npm})", LineOf(await AskAsync(), "npm"), StringComparison.Ordinal);
    }

    private async Task<string> AskAsync()
    {
        var result = await Tool.RunAsync(
            DotNet.Program,
            [Path.Combine(AppContext.BaseDirectory, "Graph.Launcher.dll"), "doctor"],
            Patience,
            environment: new Dictionary<string, string>
            {
                ["PATH"] = $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}",
                ["GRAPH_ROOT"] = _folder.FullName,
            }
        );
        return result.Output;
    }

    private static string LineOf(string said, string name) =>
        said.Split('\n').FirstOrDefault(line => line.Contains($" {name}", StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"The doctor said nothing of {name}:\n{said}");

    private async Task<string> WriteAsync(string name, string text)
    {
        var file = Path.Combine(_folder.FullName, name);
        await File.WriteAllTextAsync(file, text);
        File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
        return file;
    }
}
