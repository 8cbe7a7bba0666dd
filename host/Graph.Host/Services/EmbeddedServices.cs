using Graph.Common.Events;
using Graph.Common.Events.Carriers;
using Graph.Common.Subgraphs;
using Microsoft.Extensions.Configuration;

namespace Graph.Host.Services;

/// <summary>Every service in this process, each a Kestrel app on a port of its own.</summary>
internal sealed class EmbeddedServices : IRunningServices
{
    // Requests in flight get this long to end.
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(5);

    private readonly List<WebApplication> _apps = [];
    private readonly Dictionary<string, int> _processIds = [];

    public IReadOnlyDictionary<string, int> ProcessIds => _processIds;

    // A service in this process is lost only with the process.
    public IReadOnlyCollection<string> Lost => [];

    public void KeepRunning(Action onRestart)
    {
        // A service in this process lives as long as the process.
    }

    /// <summary>Starts the services; they listen when this returns.</summary>
    public static async Task<EmbeddedServices> StartAsync(
        IReadOnlyList<ServiceAddress> addresses,
        Func<ServiceAddress, ServiceSettings> settings,
        CancellationToken cancellationToken
    )
    {
        var services = new EmbeddedServices();
        try
        {
            var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
            var bus = EventBusSettings.Read(configuration).IsShared ? null : new InProcessEventBus();
            foreach (var address in addresses)
            {
                var app = address.Service.Build(settings(address) with { EventBus = bus });
                services._apps.Add(app);
                services._processIds[address.Service.Name] = Environment.ProcessId;
            }

            // What consumes is known before anything is published.
            foreach (var app in services._apps)
            {
                app.Services.ConnectEvents();
            }

            await Task.WhenAll(services._apps.Select(app => app.StartAsync(cancellationToken)));
        }
        catch (Exception e)
        {
            await services.DisposeAsync();
            // Somebody was faster since the ports were looked at.
            if (e is IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException })
            {
                throw new Complaint(
                    $"A port was taken just now ({e.Message}): choose others with ./graph up --port N."
                );
            }

            if (e is SubgraphSettingsException)
            {
                throw new Complaint(e.Message);
            }

            throw;
        }

        return services;
    }

    /// <summary>Stops the gateway first: what it still has to answer needs the others.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var app in _apps)
        {
            using var limit = new CancellationTokenSource(Drain);
            try
            {
                await app.StopAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                // What has not ended by now is cut off below.
            }

            await app.DisposeAsync();
        }
    }
}
