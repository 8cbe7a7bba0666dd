using Graph.Execution.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Hosting.Authentication;

/// <summary>Registers what <c>[Authorize]</c> needs.</summary>
public static class AuthorizationServices
{
    /// <summary>
    /// Lets ASP.NET's policies decide about <c>[Authorize]</c>: of the <c>ClaimsPrincipal</c> that the
    /// services of the request have, else of the request's user. Configure policies with <c>AddAuthorization</c>.
    /// </summary>
    public static IServiceCollection AddGraphQLAuthorization(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddAuthorization();
        return services.AddScoped<IAuthorizationHandler, PolicyAuthorizationHandler>();
    }
}
