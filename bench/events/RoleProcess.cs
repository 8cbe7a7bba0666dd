using System.Diagnostics;
using Graph.Events.Bench.Servers;

namespace Graph.Events.Bench;

/// <summary>A role in a process of its own.</summary>
internal sealed class RoleProcess(params string[] role) : ServerProcess("role")
{
    public Task Exited => Process.GetProcessById(ProcessId).WaitForExitAsync();

    protected override ProcessStartInfo Command() =>
        As(null, "dotnet", ["exec", typeof(RoleProcess).Assembly.Location, .. role]);

    // It works as soon as it can: what it works with may be away.
    protected override Task<bool> AnswersAsync() => Task.FromResult(true);
}
