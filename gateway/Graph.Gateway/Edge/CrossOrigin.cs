namespace Graph.Gateway.Edge;

/// <summary>Which pages of other origins may call the graph from a browser.</summary>
internal static class CrossOrigin
{
    private static readonly TimeSpan PreflightAge = TimeSpan.FromHours(1);

    // What GraphQL clients send beyond what every page may.
    private static readonly string[] Headers =
    [
        "Accept",
        "Apollo-Require-Preflight",
        "Authorization",
        "Content-Type",
        "GraphQL-Preflight",
        RequestForwarding.QueryPlanHeader,
        "traceparent",
        "tracestate",
    ];

    /// <summary>Allows the origins; without any, browsers keep to the gateway's own pages.</summary>
    public static void UseGraphCors(this WebApplication app, IReadOnlyList<string> origins)
    {
        if (origins.Count > 0)
        {
            app.UseCors(policy =>
                policy
                    .WithOrigins([.. origins])
                    .WithMethods("GET", "POST")
                    .WithHeaders(Headers)
                    .WithExposedHeaders("Retry-After")
                    .SetPreflightMaxAge(PreflightAge)
            );
        }
    }
}
