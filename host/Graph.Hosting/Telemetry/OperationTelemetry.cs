using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using Graph.Execution;

namespace Graph.Hosting.Telemetry;

/// <summary>
/// A span and a measurement for each operation. Documents are never told, only their hash; names that clients choose are cut,
/// and are no dimension of a metric, because there is no bound on how many there are.
/// </summary>
internal sealed class OperationTelemetry
{
    /// <summary>The longest name of an operation that is told, in characters.</summary>
    public const int MaxNameLength = 64;

    private const int HashedBytes = 8;

    private readonly Histogram<double> _duration = GraphTelemetry.Meter.CreateHistogram<double>(
        "graphql.server.operation.duration",
        "s",
        "How long operations take until their first response is there."
    );

    private readonly Counter<long> _refused = GraphTelemetry.Meter.CreateCounter<long>(
        "graphql.server.request.errors",
        description: "Requests that were answered with errors and no data, by the code of the first."
    );

    /// <summary>Begins a span; null where nobody listens or the trace is not sampled.</summary>
    public static Activity? Begin(OperationRequest request)
    {
        var activity = GraphTelemetry.Activities.StartActivity("graphql.operation");
        if (activity is { IsAllDataRequested: true })
        {
            if (request.OperationName is { Length: > 0 } name)
            {
                activity.SetTag("graphql.operation.name", name.Length > MaxNameLength ? name[..MaxNameLength] : name);
            }

            activity.SetTag("graphql.document.hash", Hash(request));
            if (request.VariableSets.Count > 1)
            {
                activity.SetTag("graphql.operation.variable_sets", request.VariableSets.Count);
            }
        }

        return activity;
    }

    /// <summary>Tells how an operation has ended.</summary>
    /// <param name="activity">What <see cref="Begin"/> has begun.</param>
    /// <param name="result">The result; null where the request was cancelled or the server has failed.</param>
    /// <param name="started">When it began, as <see cref="Stopwatch.GetTimestamp"/> tells.</param>
    public void End(Activity? activity, ExecutionResult? result, long started)
    {
        var outcome =
            result is null ? "cancelled"
            : result.IsRequestError ? "refused"
            : "executed";
        _duration.Record(
            Stopwatch.GetElapsedTime(started).TotalSeconds,
            new KeyValuePair<string, object?>("graphql.outcome", outcome)
        );
        if (result is { IsRequestError: true })
        {
            // Codes are the server's own words, a few dozen.
            var code = result.RequestErrorCode ?? "none";
            _refused.Add(1, new KeyValuePair<string, object?>("graphql.error.code", code));
            activity?.SetStatus(ActivityStatusCode.Error, code);
        }
        else if (result is null)
        {
            activity?.SetStatus(ActivityStatusCode.Error, outcome);
        }
    }

    // As long as it tells documents apart: the whole hash would be longer than most tags.
    private static string Hash(OperationRequest request)
    {
        if (request.Document.IsEmpty)
        {
            return request.DocumentId is { Length: <= 128 } id ? id : "";
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(request.Document.Span, hash);
        return Convert.ToHexStringLower(hash[..HashedBytes]);
    }
}
