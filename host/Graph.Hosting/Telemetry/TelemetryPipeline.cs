using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Graph.Hosting.Telemetry;

/// <summary>What is listened to, and how it is sent. Apart, so that its assemblies are loaded where they are needed only.</summary>
internal static class TelemetryPipeline
{
    // From half a millisecond: most operations end within a few, and the defaults begin at 5.
    private static readonly double[] Seconds =
    [
        0.0005,
        0.001,
        0.0025,
        0.005,
        0.01,
        0.025,
        0.05,
        0.1,
        0.25,
        0.5,
        1,
        2.5,
        5,
        10,
    ];

    public static void Add(IServiceCollection services, string service) =>
        services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(service, "graph"))
            .WithTracing(tracing =>
                tracing
                    .AddAspNetCoreInstrumentation(requests => requests.Filter = static context => !IsHealth(context))
                    .AddHttpClientInstrumentation()
                    .AddSource("Npgsql", "Graph.*")
            )
            .WithMetrics(metrics =>
                metrics
                    .AddAspNetCoreInstrumentation()
                    .AddHttpClientInstrumentation()
                    .AddRuntimeInstrumentation()
                    .AddMeter("Npgsql", "Graph.*")
                    .AddView(static instrument =>
                        instrument is Histogram<double> { Unit: "s" }
                            ? new ExplicitBucketHistogramConfiguration { Boundaries = Seconds }
                            : null
                    )
            )
            .UseOtlpExporter();

    // An orchestrator asks every few seconds, and nobody wants to read that.
    private static bool IsHealth(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);
}
