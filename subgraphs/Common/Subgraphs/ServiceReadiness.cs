using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Graph.Common.Subgraphs;

/// <summary>A service should get requests while its database answers.</summary>
internal static class ServiceReadiness
{
    private static readonly TimeSpan DatabaseTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Why the service should get no requests, as a sentence; null if it should.</summary>
    public static async Task<string?> CheckAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var service = services.GetRequiredService<Subgraph>();
        if (services.GetRequiredService<SubgraphOptions>().ConnectionString is null)
        {
            return $"{service.Name} has no database: set ConnectionStrings__{service.Name}.";
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        timeout.CancelAfter(DatabaseTimeout);
        try
        {
            await using var command = services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select 1");
            await command.ExecuteScalarAsync(timeout.Token);
            return null;
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return $"The database does not answer within {DatabaseTimeout.TotalSeconds:0} seconds.";
        }
        catch (NpgsqlException e)
        {
            return $"The database does not answer: {e.Message}";
        }
    }
}
