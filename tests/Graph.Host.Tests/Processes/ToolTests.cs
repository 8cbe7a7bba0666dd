using Graph.Host.Processes;

namespace Graph.Host.Tests.Processes;

public sealed class ToolTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Output_and_exit_code_of_a_tool_are_returned()
    {
        ToolResult result = await Tool.RunAsync("/bin/sh", ["-c", "echo out; echo err >&2; exit 3"], Patience);

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("out\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("err\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_that_does_not_end_is_stopped_with_a_sentence()
    {
        Complaint complaint = await Assert.ThrowsAsync<Complaint>(() =>
            Tool.RunAsync("/bin/sleep", ["60"], TimeSpan.FromMilliseconds(100))
        );

        Assert.StartsWith("sleep did not end within", complaint.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_never_waits_for_input()
    {
        ToolResult result = await Tool.RunAsync("/bin/cat", [], Patience);

        Assert.True(result.Succeeded);
    }

    [Fact]
    public void A_tool_that_nobody_has_is_not_found() => Assert.Null(Tool.Find("no-such-tool-anywhere"));

    [Fact]
    public async Task A_script_finds_the_interpreter_that_is_installed_beside_it()
    {
        var folder = Directory.CreateTempSubdirectory("graph-tool-");
        try
        {
            // As npm and Node.js where their folder is not in PATH.
            var interpreter = $"interpreter-{Guid.NewGuid():N}";
            await WriteAsync(Path.Combine(folder.FullName, interpreter), "#!/bin/sh\necho interpreted\n");
            var script = Path.Combine(folder.FullName, "script");
            await WriteAsync(script, $"#!/usr/bin/env {interpreter}\n");

            var result = await Tool.RunAsync(script, [], Patience);

            Assert.Equal("interpreted\n", result.Output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task WriteAsync(string file, string text)
    {
        await File.WriteAllTextAsync(file, text);
        File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
    }
}
