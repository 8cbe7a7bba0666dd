using Graph.Host;
using Graph.Host.Services;

namespace Graph.Launcher.Commands;

/// <summary>Runs one service in this process, for <c>up --processes</c>.</summary>
internal sealed class ServeCommand(IReadOnlyList<ServiceDefinition> services)
{
    public async Task<int> RunAsync(string name, CancellationToken cancellationToken)
    {
        var service =
            services.FirstOrDefault(service => service.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new Complaint(
                $"There is no service {name}: the services are {string.Join(", ", services.Select(s => s.Name))}."
            );
        await using var app = service.Build(ServiceSettings.FromVariable());
        await app.StartAsync(cancellationToken);
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using var drain = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await app.StopAsync(drain.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }
}
