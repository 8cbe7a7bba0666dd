using Graph.Common.Subgraphs;
using Graph.Identity.Secrets;
using Npgsql;

namespace Graph.Identity.Keys;

/// <summary>Makes the first key before the service listens, and looks after the keys from then on.</summary>
internal sealed partial class KeyMaintenance(
    SubgraphOptions options,
    IServiceProvider services,
    TimeProvider time,
    ILogger<KeyMaintenance> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.ConnectionString is null)
        {
            return;
        }

        // A key that is missing is told at the start, not when somebody signs in.
        await services.GetRequiredService<SecretSealing>().SealAllAsync(cancellationToken);
        await services.GetRequiredService<KeyRing>().MaintainAsync(cancellationToken);
        await services.GetRequiredService<KeyRing>().ReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var keys = services.GetRequiredService<KeyRing>();
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await keys.MaintainAsync(stoppingToken);
                await services.GetRequiredService<SecretSealing>().SealAllAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException or InvalidOperationException)
            {
                LogFailure(logger, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The keys of access tokens could not be looked after.")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}
