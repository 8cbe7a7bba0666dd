using Graph.Fusion.Sources;

namespace Graph.Fusion.Execution;

/// <summary>
/// What the edge tells the gateway about one request: a scoped service, filled before the request is executed. Without
/// it nothing is passed on and no plan is shown.
/// </summary>
public sealed class FusionRequestContext
{
    private readonly List<KeyValuePair<string, string>> _headers = [];

    /// <summary>The headers that every source gets; the caller's credentials among them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => _headers;

    /// <summary>True to add the plan to the response's <c>extensions</c>.</summary>
    public bool IncludeQueryPlan { get; set; }

    /// <summary>
    /// After a query: how its result may be cached, which is what the sources say of their parts, put together; null if it
    /// may not, because a source says so or says nothing, or a field has failed.
    /// </summary>
    public SourceCachePolicy? CachePolicy { get; internal set; }

    /// <summary>Passes a header on to the sources.</summary>
    public void Propagate(string name, string value) => _headers.Add(new KeyValuePair<string, string>(name, value));
}
