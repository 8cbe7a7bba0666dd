using Graph.Host;
using Graph.Host.Postgres;
using Graph.Host.Processes;
using Graph.Host.Running;
using Graph.Host.Services;
using Graph.Launcher.Output;
using Graph.Launcher.Testing;

namespace Graph.Launcher.Commands;

/// <summary>Looks at the machine and says, thing by thing, whether it will do and what to do where it will not.</summary>
internal sealed class DoctorCommand(Workspace workspace, IReadOnlyList<ServiceDefinition> services, Steps steps)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan HealthPatience = TimeSpan.FromSeconds(5);
    private bool _isWell = true;

    /// <returns>0 where everything that <c>up</c> needs is there.</returns>
    public async Task<int> RunAsync(int port, CancellationToken cancellationToken)
    {
        await CheckToolAsync("dotnet", DotNet.Program, "--version", "", isNeeded: true, cancellationToken);
        await CheckToolAsync("git", null, "--version", "install git", isNeeded: false, cancellationToken);
        await CheckToolAsync(
            "node",
            null,
            "--version",
            "install Node.js 20 or newer, for the IDE and the tests",
            false,
            cancellationToken
        );
        await CheckToolAsync("npm", null, "--version", "comes with Node.js", false, cancellationToken);
        await CheckPostgresAsync(cancellationToken);
        CheckWritable();
        CheckStops();
        CheckPorts(port);
        Say("IDE", Directory.Exists(workspace.Ide), "installed", "./graph up brings it, with npm");
        Say(
            "chromium",
            TestTools.Browser is not null,
            TestTools.Browser ?? "",
            "only for the test of the IDE: apt-get install chromium"
        );
        var hasWrk = Tool.Find("wrk") is not null;
        Say("load generator", true, hasWrk ? "wrk" : "autocannon, which ./graph bench brings with npm", "");
        await CheckRunningAsync(cancellationToken);
        return _isWell ? 0 : 1;
    }

    private async Task CheckRunningAsync(CancellationToken cancellationToken)
    {
        if (RunningSystem.Find(workspace) is not { } running)
        {
            Say("running", true, "nothing", "");
            return;
        }

        Say("running", true, $"process {running.ProcessId} at {running.Services[0].Url}graphql", "");
        using var client = new HttpClient { Timeout = HealthPatience };
        foreach (var service in running.Services)
        {
            var reason = await Health.ReasonAsync(client, new Uri($"{service.Url}health/ready"), cancellationToken);
            Say(service.Name, reason is null, $"ready at {service.Url}", $"is down: {reason}", isNeeded: true);
        }
    }

    private async Task CheckToolAsync(
        string name,
        string? file,
        string argument,
        string advice,
        bool isNeeded,
        CancellationToken cancellationToken
    )
    {
        file ??= Tool.Find(name);
        if (file is null)
        {
            Say(name, false, "", advice, isNeeded);
            return;
        }

        var result = await Tool.RunAsync(
            file,
            [argument],
            Patience,
            workspace.Root,
            cancellationToken: cancellationToken
        );
        Say(name, result.Succeeded, $"{result.Tail(1)} ({file})", $"{file} does not run: {result.Tail(1)}", isNeeded);
    }

    private async Task CheckPostgresAsync(CancellationToken cancellationToken)
    {
        var installed = await PostgresBinaries.FindAllAsync(workspace, cancellationToken);
        var canInstall = AptInstall.IsPossible || Tool.Find("npm") is not null;
        Say(
            "PostgreSQL",
            installed.Count > 0 || canInstall,
            installed.Count > 0
                ? string.Join(", ", installed.Select(b => $"{b.Version} ({b.Directory})"))
                : $"not installed; ./graph up brings it with {(AptInstall.IsPossible ? "apt-get" : "npm")}",
            $"install PostgreSQL {PostgresBinaries.OldestVersion} or newer, or Node.js, with which ./graph up brings it",
            isNeeded: true
        );
    }

    private void CheckWritable()
    {
        try
        {
            workspace.Prepare();
            var probe = Path.Combine(workspace.State, $"probe-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            var drive = new DriveInfo(workspace.State);
            long free = drive.AvailableFreeSpace >> 20;
            Say(
                "disk",
                free > 1024,
                $"{free} MB free, .graph is writable",
                $"only {free} MB are free, 1024 are needed"
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Complaint)
        {
            Say("disk", false, "", $"{workspace.State} is not writable: run this as its owner", isNeeded: true);
        }
    }

    private void CheckStops()
    {
        var byKernel = OperatingSystem.IsLinux() && Tool.Find("setpriv") is not null;
        Say("clean end", true, byKernel ? "by the kernel (setpriv)" : "by a watching shell (no setpriv here)", "");
    }

    private void CheckPorts(int port)
    {
        if (RunningSystem.Find(workspace) is not null)
        {
            return;
        }

        foreach (var address in ServiceAddress.Assign(services, port))
        {
            Say(
                $"port {address.Port}",
                Ports.IsFree(address.Port),
                $"free for {address.Service.Name}",
                $"another program listens on it: stop that program, or use ./graph up --port {port + 1000}"
            );
        }
    }

    private void Say(string what, bool isWell, string finding, string advice, bool isNeeded = false)
    {
        _isWell &= isWell || !isNeeded;
        steps.Line($"{(isWell ? "✓" : isNeeded ? "✗" : "!")} {what, -15} {(isWell ? finding : advice)}");
    }
}
