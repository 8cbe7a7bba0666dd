using Graph.Hosting.Health;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Graph.Common.Subgraphs;

/// <summary>A service should get requests while its database answers.</summary>
internal static class ServiceReadiness
{
    private static readonly TimeSpan DatabaseTimeout = TimeSpan.FromSeconds(2);

    public static async Task<Readiness> CheckAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var service = services.GetRequiredService<Subgraph>();
        if (services.GetRequiredService<SubgraphOptions>().ConnectionString is null)
        {
            return Readiness.No($"{service.Name} has no database: set ConnectionStrings__{service.Name}.");
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        timeout.CancelAfter(DatabaseTimeout);
        try
        {
            await using var command = services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select 1");
            await command.ExecuteScalarAsync(timeout.Token);
            return Readiness.Yes;
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return Readiness.No($"The database does not answer within {DatabaseTimeout.TotalSeconds:0} seconds.");
        }
        catch (NpgsqlException e)
        {
            return Readiness.No($"The database does not answer: {e.Message}");
        }
    }
}
