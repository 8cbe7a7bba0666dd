namespace Graph.Hosting.Authentication;

/// <summary>What a service needs to know to check access tokens.</summary>
public sealed record TokenOptions
{
    /// <summary>Who issues this graph's tokens (<c>iss</c>).</summary>
    public const string Issuer = "graph";

    /// <summary>Whom they are for (<c>aud</c>).</summary>
    public const string Audience = "graph";

    /// <summary>
    /// Where the public keys are: a JSON Web Key Set (RFC 7517) itself, the path of a file that holds one, or the URL of
    /// one. Null: no token is accepted, and every viewer is anonymous.
    /// </summary>
    public string? Jwks { get; init; }
}
