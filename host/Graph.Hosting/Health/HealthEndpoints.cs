using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Graph.Hosting.Health;

/// <summary>
/// <c>/health</c> says who this is, <c>/health/live</c> that the process answers, <c>/health/ready</c> that it should get
/// requests.
/// </summary>
public static class HealthEndpoints
{
    // What keeps an application from being ready is often over in a moment.
    private const string RetryAfterSeconds = "2";

    // Sentences with quotes in them stay readable: no page shows them as HTML.
    private static readonly JsonSerializerOptions Format = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Maps the three.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="kind">What the application is called in a sentence, such as <c>gateway</c>.</param>
    /// <param name="description">Who this is: written as JSON.</param>
    /// <param name="check">
    /// Whether the application should get requests; asked unless it is stopping, when it never should. Null: nothing else keeps
    /// it from being ready.
    /// </param>
    public static void MapHealth(
        this IEndpointRouteBuilder endpoints,
        string kind,
        JsonObject description,
        Func<HttpContext, Task<Readiness>>? check = null
    )
    {
        var who = description.ToJsonString(Format);
        // Plain delegates: a handler whose parameters are bound brings a compiler of expressions into every service.
        endpoints.MapGet("/health", context => WriteAsync(context, who));
        endpoints.MapGet("/health/live", context => WriteAsync(context, "{\"status\":\"live\"}"));
        endpoints.MapGet("/health/ready", context => TellReadyAsync(context, kind, check));
    }

    private static async Task TellReadyAsync(
        HttpContext context,
        string kind,
        Func<HttpContext, Task<Readiness>>? check
    )
    {
        var lifetime = context.RequestServices.GetRequiredService<IHostApplicationLifetime>();
        var readiness =
            lifetime.ApplicationStopping.IsCancellationRequested ? Readiness.No($"The {kind} is stopping.")
            : check is null ? Readiness.Yes
            : await check(context);
        if (readiness.Reason is not null)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        }

        var answer = new JsonObject { ["status"] = readiness.Status };
        if (readiness.Reason is not null)
        {
            answer["reason"] = readiness.Reason;
        }

        if (readiness.Sources is not null)
        {
            answer["sources"] = new JsonObject(
                readiness.Sources.Select(source => KeyValuePair.Create<string, JsonNode?>(source.Key, source.Value))
            );
        }

        await WriteAsync(context, answer.ToJsonString(Format));
    }

    private static Task WriteAsync(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(json, context.RequestAborted);
    }
}
