using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Graph.Hosting.Health;

/// <summary>
/// <c>/health</c> says who this is, <c>/health/live</c> that the process answers, <c>/health/ready</c> that it should get
/// requests.
/// </summary>
public static class HealthEndpoints
{
    /// <summary>Maps the three.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="kind">What the application is called in a sentence, such as <c>gateway</c>.</param>
    /// <param name="description">Who this is: written as JSON.</param>
    /// <param name="check">
    /// Why the application should get no requests, as a sentence, or null if it should; asked unless it is stopping, when it
    /// never should. Null: nothing else keeps it from being ready.
    /// </param>
    public static void MapHealth(
        this IEndpointRouteBuilder endpoints,
        string kind,
        object description,
        Func<HttpContext, Task<string?>>? check = null
    )
    {
        endpoints.MapGet("/health", () => Results.Json(description));
        endpoints.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        endpoints.MapGet(
            "/health/ready",
            async (HttpContext context, IHostApplicationLifetime lifetime) =>
            {
                var reason =
                    lifetime.ApplicationStopping.IsCancellationRequested ? $"The {kind} is stopping."
                    : check is null ? null
                    : await check(context);
                return reason is null
                    ? Results.Json(new { status = "ready" })
                    : Results.Json(
                        new { status = "unavailable", reason },
                        contentType: "application/json",
                        statusCode: StatusCodes.Status503ServiceUnavailable
                    );
            }
        );
    }
}
