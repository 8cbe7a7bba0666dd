using Graph.Fusion.Schemas;

namespace Graph.Gateway.Edge;

/// <summary>
/// <c>/health</c> says what this is, <c>/health/live</c> that the process answers, <c>/health/ready</c> that it should get
/// requests. A dead subgraph does not make the gateway unready: what it does not own is still answered.
/// </summary>
internal static class HealthEndpoints
{
    /// <summary>Maps the three.</summary>
    public static void MapHealth(this WebApplication app, FusionSchema schema)
    {
        var sources = schema.Sources.Select(source => source.Name).ToArray();
        app.MapGet("/health", () => Results.Json(new { service = "Gateway", sources }));
        app.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        app.MapGet(
            "/health/ready",
            (IHostApplicationLifetime lifetime) =>
                lifetime.ApplicationStopping.IsCancellationRequested
                    ? Results.Json(
                        new { status = "unavailable", reason = "The gateway is stopping." },
                        statusCode: StatusCodes.Status503ServiceUnavailable
                    )
                    : Results.Json(new { status = "ready" })
        );
    }
}
