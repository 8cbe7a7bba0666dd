using System.Collections.Concurrent;
using System.Security.Claims;
using Graph.Execution.Authorization;
using Graph.Execution.Resolvers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using IAuthorizationHandler = Graph.Execution.Authorization.IAuthorizationHandler;

namespace Graph.Hosting.Authentication;

/// <summary>
/// Decides by ASP.NET's policies about the request's <see cref="ClaimsPrincipal"/>: once for each requirement of a request,
/// however many fields and objects have it.
/// </summary>
internal sealed class PolicyAuthorizationHandler(
    IServiceProvider services,
    IAuthorizationService authorization,
    IAuthorizationPolicyProvider policies,
    IHttpContextAccessor http
) : IAuthorizationHandler
{
    private readonly ConcurrentDictionary<AuthorizeDirective, Lazy<Task<AuthorizeResult>>> _decided = [];

    public ValueTask<AuthorizeResult> AuthorizeAsync(
        ResolverContext context,
        AuthorizeDirective directive,
        CancellationToken cancellationToken
    ) => new(_decided.GetOrAdd(directive, _ => new Lazy<Task<AuthorizeResult>>(() => DecideAsync(directive))).Value);

    private async Task<AuthorizeResult> DecideAsync(AuthorizeDirective directive)
    {
        // An event's scope may have a principal of its own, as a WebSocket's connection does.
        var viewer = services.GetService<ClaimsPrincipal>() ?? http.HttpContext?.User;
        if (viewer?.Identity is not { IsAuthenticated: true })
        {
            return AuthorizeResult.NotAuthenticated;
        }

        if (!directive.Roles.IsEmpty && !directive.Roles.Any(viewer.IsInRole))
        {
            return AuthorizeResult.NotAllowed;
        }

        if (directive.Policy is not { } name)
        {
            return AuthorizeResult.Allowed;
        }

        if (await policies.GetPolicyAsync(name).ConfigureAwait(false) is not { } policy)
        {
            return AuthorizeResult.PolicyNotFound;
        }

        var result = await authorization.AuthorizeAsync(viewer, resource: null, policy).ConfigureAwait(false);
        return result.Succeeded ? AuthorizeResult.Allowed : AuthorizeResult.NotAllowed;
    }
}
