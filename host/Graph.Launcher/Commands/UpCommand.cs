using Graph.Common.Events;
using Graph.Demo;
using Graph.Host;
using Graph.Host.Databases;
using Graph.Host.Processes;
using Graph.Host.Running;
using Graph.Host.Services;
using Graph.Launcher.Output;

namespace Graph.Launcher.Commands;

/// <summary>What <c>up</c> was asked for.</summary>
/// <param name="Port">The gateway's port; the other services listen on those after it.</param>
/// <param name="Processes">Whether each service gets a process of its own.</param>
internal sealed record UpOptions(int Port, bool Processes);

/// <summary>Runs the whole graph in the foreground until it is told to stop.</summary>
internal sealed class UpCommand(Workspace workspace, IReadOnlyList<ServiceDefinition> services, Steps steps)
{
    private static readonly TimeSpan LockPatience = TimeSpan.FromMilliseconds(300);

    /// <summary>Starts everything, waits for the end, stops everything.</summary>
    /// <returns>The exit code: 0 where a person stopped it.</returns>
    public async Task<int> RunAsync(UpOptions options, CancellationToken cancellationToken)
    {
        using var held = await TakeLockAsync(cancellationToken);
        var addresses = ServiceAddress.Assign(services, options.Port);
        RequireFreePorts(addresses);
        IDatabases? databases = null;
        IRunningServices? running = null;
        PrivateRedis? redis = null;
        try
        {
            Publish(options, addresses, databases, running, isReady: false);
            databases = await steps.RunAsync(
                "database",
                report => DatabaseServer.OpenAsync(workspace, services, report, cancellationToken)
            );
            if (databases.ArePrivate)
            {
                await steps.RunAsync(
                    "demo data",
                    report =>
                        DemoData.LoadAsync(
                            services,
                            databases,
                            new DemoWorldOptions(),
                            workspace.Media,
                            report,
                            cancellationToken
                        )
                );
            }

            await InstallIdeAsync(cancellationToken);
            redis = options.Processes ? await StartRedisAsync(cancellationToken) : null;
            running = await steps.RunAsync(
                "services",
                _ => StartAsync(options, addresses, databases, redis, cancellationToken)
            );
            Publish(options, addresses, databases, running, isReady: false);
            await steps.RunAsync("health", _ => Health.WaitAsync(addresses, running, cancellationToken));
            Publish(options, addresses, databases, running, isReady: true);
            var ready = running;
            ready.KeepRunning(() => Publish(options, addresses, databases, ready, isReady: true));
            steps.Line(Welcome.Text(addresses, options.Processes));
            return await WaitForEndAsync(databases, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
        finally
        {
            steps.Line("· stopping");
            if (running is not null)
            {
                await running.DisposeAsync();
            }

            if (redis is not null)
            {
                await redis.DisposeAsync();
            }

            if (databases is not null)
            {
                await databases.DisposeAsync();
            }

            RunningSystem.Remove(workspace);
            steps.Line("✓ stopped");
        }
    }

    private async Task<UpLock> TakeLockAsync(CancellationToken cancellationToken)
    {
        if (UpLock.TryTake(workspace) is { } held)
        {
            return held;
        }

        // Another command may only have looked whether something runs.
        await Task.Delay(LockPatience, cancellationToken);
        if (UpLock.TryTake(workspace) is { } second)
        {
            return second;
        }

        RunningSystem? system = RunningSystem.Read(workspace);
        var where = system is { Services: [{ } gateway, ..] } ? $" at {gateway.Url}graphql" : "";
        throw new Complaint(
            $"The graph already runs{where} (process {system?.ProcessId}): use it, or stop it with ./graph down."
        );
    }

    private static void RequireFreePorts(IReadOnlyList<ServiceAddress> addresses)
    {
        foreach (var address in addresses)
        {
            if (address.Port is < 1 or > 65535)
            {
                throw new Complaint(
                    $"Port {address.Port} does not exist: choose one from 1024 to 65000 with ./graph up --port N."
                );
            }

            if (!Ports.IsFree(address.Port))
            {
                var other = address.Port + 1000 < 65000 ? addresses[0].Port + 1000 : 5000;
                throw new Complaint(
                    $"Port {address.Port} for {address.Service.Name} is in use by another program: stop that program, or "
                        + $"choose other ports with ./graph up --port {other}."
                );
            }
        }
    }

    // The graph is whole without its IDE: where npm or its registry is missing, the page says how to get it.
    private async Task InstallIdeAsync(CancellationToken cancellationToken)
    {
        var folder = workspace.At("tools", "ide");
        if (NodePackages.AreCurrent(folder))
        {
            return;
        }

        await steps.RunAsync(
            "IDE",
            async report =>
            {
                try
                {
                    report("npm brings Banana Cake Pop (12 MB)");
                    await NodePackages.InstallAsync(folder, "The IDE", cancellationToken);
                }
                catch (Complaint complaint)
                {
                    report($"{complaint.Message}\n    Going on without it.");
                }
            }
        );
    }

    /// <summary>What carries events between processes, where nobody has named anything that does.</summary>
    private async Task<PrivateRedis?> StartRedisAsync(CancellationToken cancellationToken)
    {
        var environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        if (EventBusSettings.Read(environment).IsShared)
        {
            return null;
        }

        var redis = await PrivateRedis.StartAsync(workspace.Logs, line => steps.Line($"! {line}"), cancellationToken);
        steps.Line(
            redis is not null
                ? $"  events between the processes are carried by a Redis at {redis.Configuration}"
                : "! Nothing carries events between the processes: they wait in the outboxes (./graph events list), and follower "
                    + "counts of profiles and new accounts do not arrive. Install redis-server, or set Events__Redis or Events__RabbitMq."
        );
        return redis;
    }

    private async Task<IRunningServices> StartAsync(
        UpOptions options,
        IReadOnlyList<ServiceAddress> addresses,
        IDatabases databases,
        PrivateRedis? redis,
        CancellationToken cancellationToken
    )
    {
        return options.Processes
            ? await ChildServices.StartAsync(addresses, Settings, workspace.Logs, line => steps.Line($"! {line}"))
            : await EmbeddedServices.StartAsync(addresses, Settings, cancellationToken);

        ServiceSettings Settings(ServiceAddress address) =>
            ServiceSettings.For(address, addresses, databases, workspace) with
            {
                Redis = redis?.Configuration,
            };
    }

    private void Publish(
        UpOptions options,
        IReadOnlyList<ServiceAddress> addresses,
        IDatabases? databases,
        IRunningServices? running,
        bool isReady
    ) =>
        new RunningSystem
        {
            ProcessId = Environment.ProcessId,
            IsReady = isReady,
            Processes = options.Processes,
            PostgresProcessId = databases?.ProcessId,
            Services =
            [
                .. addresses.Select(address => new RunningService(
                    address.Service.Name,
                    running?.ProcessIds.GetValueOrDefault(address.Service.Name) ?? 0,
                    address.Url.ToString(),
                    address.Service.Database is { } database ? databases?.ConnectionString(database) : null
                )),
            ],
        }.Write(workspace);

    private async Task<int> WaitForEndAsync(IDatabases databases, CancellationToken cancellationToken)
    {
        var stopped = Task.Delay(Timeout.Infinite, cancellationToken);
        if (await Task.WhenAny(stopped, databases.Exited) == stopped)
        {
            return 0;
        }

        throw new Complaint("PostgreSQL has ended unexpectedly; its last messages are in .graph/logs/postgres.log.");
    }
}
