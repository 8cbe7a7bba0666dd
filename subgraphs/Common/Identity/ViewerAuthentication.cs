using System.Security.Claims;
using Graph.Common.Ids;
using Graph.Hosting.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Common.Identity;

/// <summary>Makes the subject of the request's token its <see cref="Viewer"/>.</summary>
public static class ViewerAuthentication
{
    /// <summary>Registers token validation and the request's viewer.</summary>
    public static IServiceCollection AddViewer(this IServiceCollection services, TokenOptions tokens)
    {
        services.AddTokenAuthentication(tokens, Accept);
        services.AddHttpContextAccessor();
        services.AddScoped(provider =>
            provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.Features.Get<Viewer>() ?? Viewer.Anonymous
        );
        return services;
    }

    private static string? Accept(HttpContext context, ClaimsPrincipal claims)
    {
        if (!TypeId.TryParse(claims.Identity?.Name, Viewer.IdKind, out var userId, out var error))
        {
            return $"The access token's subject is not a user: {error}";
        }

        if (
            claims.FindFirst(TokenOptions.LimitedClaim) is not null
            && context.RequestServices.GetService<LimitedTokens>() is null
        )
        {
            return null;
        }

        Guid? session = null;
        if (claims.FindFirst(TokenOptions.SessionClaim)?.Value is { } text)
        {
            if (!TypeId.TryParse(text, Viewer.SessionIdKind, out var sessionId, out error))
            {
                return $"The access token's session is not one: {error}";
            }

            session = sessionId;
        }

        context.Features.Set(
            Viewer.Of(
                userId,
                session,
                claims.FindAll(TokenOptions.PermissionsClaim).Select(permission => permission.Value)
            )
        );
        return null;
    }
}
