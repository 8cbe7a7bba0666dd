using System.Diagnostics;
using Graph.Launcher.Testing;

namespace Graph.Launcher.Tests.Testing;

public sealed class StragglersTests
{
    [Fact]
    public async Task A_process_of_the_run_is_ended_and_named_and_no_other()
    {
        var stragglers = new Stragglers();
        using Process ours = Sleep(stragglers.Run);
        using Process others = Sleep("another run");
        try
        {
            IReadOnlyList<string> left = await stragglers.EndAsync();

            Assert.Equal([$"sleep 60 (process {ours.Id})"], left);
            Assert.False(others.HasExited);
        }
        finally
        {
            others.Kill();
        }
    }

    private static Process Sleep(string run)
    {
        var start = new ProcessStartInfo("sleep", ["60"]);
        start.Environment[Stragglers.Variable] = run;
        return Process.Start(start)!;
    }
}
