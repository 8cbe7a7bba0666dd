namespace Graph.Hosting.Authentication;

/// <summary>What a service needs to know to check access tokens.</summary>
public sealed record TokenOptions
{
    /// <summary>Who issues this graph's tokens (<c>iss</c>).</summary>
    public const string Issuer = "graph";

    /// <summary>Whom they are for (<c>aud</c>).</summary>
    public const string Audience = "graph";

    /// <summary>The claim with the names of the subject's roles.</summary>
    public const string RolesClaim = "roles";

    /// <summary>The claim with what the subject's roles allow, such as <c>users:sanction</c>.</summary>
    public const string PermissionsClaim = "permissions";

    /// <summary>The claim with the id of the session that the token was issued for (<c>session_…</c>).</summary>
    public const string SessionClaim = "sid";

    /// <summary>
    /// The claim of a token that is good for Identity alone, where an account is about to be deleted: everywhere else its subject is nobody.
    /// </summary>
    public const string LimitedClaim = "limited";

    /// <summary>
    /// Where the public keys are: a JSON Web Key Set (RFC 7517) itself, the path of a file that holds one, or the URL of
    /// one; several with semicolons between them. Null: no token is accepted but those of the service's own keys
    /// (<see cref="IKeySetSource"/>), and every other viewer is anonymous.
    /// </summary>
    public string? Jwks { get; init; }

    /// <summary>
    /// Where it is told whose tokens are withdrawn before they expire: the URL of a list (<see cref="IRevocationSource"/>). Null: tokens are good
    /// until they expire.
    /// </summary>
    public string? Revocations { get; init; }
}
