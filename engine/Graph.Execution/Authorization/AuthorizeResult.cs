namespace Graph.Execution.Authorization;

/// <summary>What was found about a viewer.</summary>
public enum AuthorizeResult
{
    /// <summary>The viewer may.</summary>
    Allowed,

    /// <summary>The viewer may not.</summary>
    NotAllowed,

    /// <summary>Nobody is signed in.</summary>
    NotAuthenticated,

    /// <summary>The server knows no policy of the name.</summary>
    PolicyNotFound,
}
