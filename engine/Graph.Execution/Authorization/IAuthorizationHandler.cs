using Graph.Execution.Resolvers;

namespace Graph.Execution.Authorization;

/// <summary>Decides who may see the fields of <c>[Authorize]</c>; a service of the request.</summary>
public interface IAuthorizationHandler
{
    /// <summary>Decides about a field for all rows of a place, before it is resolved.</summary>
    /// <param name="context">The field, its parents and its arguments.</param>
    /// <param name="directive">What is asked of the viewer.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    ValueTask<AuthorizeResult> AuthorizeAsync(
        ResolverContext context,
        AuthorizeDirective directive,
        CancellationToken cancellationToken
    );
}
