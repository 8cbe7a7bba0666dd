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

    private static string? Accept(HttpContext context, string? subject)
    {
        if (!TypeId.TryParse(subject, Viewer.IdKind, out var userId, out var error))
        {
            return $"The access token's subject is not a user: {error}";
        }

        context.Features.Set(Viewer.Of(userId));
        return null;
    }
}
