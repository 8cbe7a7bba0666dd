using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Graph.Common.Hosting;

/// <summary>
/// <c>/health</c> says who this is, <c>/health/live</c> that the process answers, <c>/health/ready</c> that it should get
/// requests: its database answers, and it is not stopping.
/// </summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan DatabaseTimeout = TimeSpan.FromSeconds(2);

    public static void MapHealth(this IEndpointRouteBuilder endpoints, ServiceDescription service)
    {
        endpoints.MapGet("/health", () => Results.Json(new { service = service.Name, owns = service.Owns }));
        endpoints.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        endpoints.MapGet("/health/ready", (Delegate)IsReady);
    }

    private static async Task<IResult> IsReady(HttpContext context)
    {
        var services = context.RequestServices;
        if (services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested)
        {
            return NotReady("The service is stopping.");
        }

        var service = services.GetRequiredService<ServiceDescription>();
        if (services.GetRequiredService<SubgraphOptions>().ConnectionString is null)
        {
            return NotReady($"{service.Name} has no database: set ConnectionStrings__{service.Name}.");
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        timeout.CancelAfter(DatabaseTimeout);
        try
        {
            await using var command = services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select 1");
            await command.ExecuteScalarAsync(timeout.Token);
            return Results.Json(new { status = "ready" });
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return NotReady($"The database does not answer within {DatabaseTimeout.TotalSeconds:0} seconds.");
        }
        catch (NpgsqlException e)
        {
            return NotReady($"The database does not answer: {e.Message}");
        }
    }

    private static IResult NotReady(string reason) =>
        Results.Json(
            new { status = "unavailable", reason },
            contentType: "application/json",
            statusCode: StatusCodes.Status503ServiceUnavailable
        );
}
