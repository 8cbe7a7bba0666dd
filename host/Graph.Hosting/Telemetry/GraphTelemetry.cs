using System.Diagnostics;
using System.Diagnostics.Metrics;
using Graph.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Hosting.Telemetry;

/// <summary>
/// Traces and metrics over OTLP, where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says to whom; without it nothing is loaded, wrapped or
/// measured. The other variables of OpenTelemetry (<c>OTEL_SERVICE_NAME</c>, <c>OTEL_EXPORTER_OTLP_PROTOCOL</c>,
/// <c>OTEL_TRACES_SAMPLER</c> …) mean what its specification says.
/// </summary>
public static class GraphTelemetry
{
    /// <summary>The setting that switches it on.</summary>
    public const string EndpointSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The name of the activity source and of the meter of executed operations.</summary>
    public const string Operations = "Graph.Operations";

    // What listens hears the whole process: of several services in one, the first tells of all.
    private static int _isListening;

    internal static ActivitySource Activities { get; } = new(Operations);

    internal static Meter Meter { get; } = new(Operations);

    /// <summary>Sends traces and metrics, if the settings say where.</summary>
    /// <param name="builder">The application; its settings must be complete.</param>
    /// <param name="service">The name under which it is known unless <c>OTEL_SERVICE_NAME</c> gives another.</param>
    public static void AddGraphTelemetry(this WebApplicationBuilder builder, string service)
    {
        if (builder.Configuration[EndpointSetting] is not { Length: > 0 })
        {
            return;
        }

        builder.Services.AddSingleton<OperationTelemetry>();
        if (Interlocked.Exchange(ref _isListening, 1) == 0)
        {
            TelemetryPipeline.Add(builder.Services, builder.Configuration["OTEL_SERVICE_NAME"] ?? service);
        }
    }

    /// <summary>An executor whose operations are traced and measured, where telemetry is on; else the same.</summary>
    public static IRequestExecutor Observed(this IServiceProvider services, IRequestExecutor executor) =>
        services.GetService<OperationTelemetry>() is { } telemetry
            ? new ObservedRequestExecutor(executor, telemetry)
            : executor;
}
