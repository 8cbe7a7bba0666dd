namespace Graph.Hosting.Authentication;

/// <summary>
/// Where public keys are read from. A service that signs tokens itself registers one, so that it need not ask itself over HTTP.
/// </summary>
public interface IKeySetSource
{
    /// <summary>The keys as they are now, as a JSON Web Key Set (RFC 7517, section 5).</summary>
    Task<string> ReadAsync(CancellationToken cancellationToken);
}
