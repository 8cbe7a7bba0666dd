namespace Graph.Identity.Providers;

/// <summary>A provider does not vouch for somebody.</summary>
/// <param name="message">A sentence for whoever signs in.</param>
/// <param name="isUnavailable">Whether it may do so later: it did not answer.</param>
/// <param name="cause">What has happened.</param>
internal sealed class ProviderException(string message, bool isUnavailable, Exception? cause = null)
    : Exception(message, cause)
{
    /// <summary>Whether it may do so later.</summary>
    public bool IsUnavailable { get; } = isUnavailable;
}
