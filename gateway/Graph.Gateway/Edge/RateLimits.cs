using System.Collections.Immutable;
using System.Globalization;
using System.Threading.RateLimiting;
using Graph.Server;
using Graph.Types;
using Microsoft.AspNetCore.RateLimiting;

namespace Graph.Gateway.Edge;

/// <summary>How many requests, operations on sockets among them, one user, or without a token one address, may send.</summary>
internal static class RateLimits
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Registers the limiter; 0 requests a minute registers one that lets everything pass.</summary>
    public static void AddGraphRateLimits(this IServiceCollection services, int requestsPerMinute)
    {
        var requests = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            requestsPerMinute <= 0
                ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetSlidingWindowLimiter(
                    WhoAsks(context),
                    _ => new SlidingWindowRateLimiterOptions
                    {
                        PermitLimit = requestsPerMinute,
                        Window = Window,
                        SegmentsPerWindow = 6,
                        QueueLimit = 0,
                    }
                )
        );
        services.AddSingleton(requests);
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = RefuseAsync;
            limiter.GlobalLimiter = requests;
        });
    }

    /// <summary>Counts an operation on a socket as a request of whoever opened it.</summary>
    /// <returns>Why it is refused; null if it is not.</returns>
    public static GraphQLError? Count(HttpContext socket)
    {
        using var lease = socket
            .RequestServices.GetRequiredService<PartitionedRateLimiter<HttpContext>>()
            .AttemptAcquire(socket);
        return lease.IsAcquired ? null : TooMany(SecondsToWait(lease));
    }

    private static string WhoAsks(HttpContext context) =>
        context.User.FindFirst("sub")?.Value ?? context.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    private static async ValueTask RefuseAsync(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var seconds = SecondsToWait(context.Lease);
        var response = context.HttpContext.Response;
        response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await ErrorResponse.WriteAsync(
            response,
            StatusCodes.Status429TooManyRequests,
            [TooMany(seconds)],
            cancellationToken
        );
    }

    private static int SecondsToWait(RateLimitLease lease) =>
        lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)
            ? (int)Math.Ceiling(wait.TotalSeconds)
            : (int)Window.TotalSeconds / 6;

    private static GraphQLError TooMany(int seconds) =>
        new($"Too many requests; try again in {seconds} seconds.")
        {
            Code = "RATE_LIMITED",
            Extensions = ImmutableDictionary<string, object?>.Empty.Add("retryAfterSeconds", seconds),
        };
}
