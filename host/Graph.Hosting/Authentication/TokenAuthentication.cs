using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Graph.Hosting.Authentication;

/// <summary>
/// Access tokens (ES256, JWT): whoever sends none is anonymous, whoever sends a bad one is told what is wrong with it
/// instead of being treated as anonymous.
/// </summary>
public static class TokenAuthentication
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    /// <summary>Registers token validation.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="tokens">Whose tokens are accepted.</param>
    /// <param name="accept">
    /// Looks at the claims of a valid token, may attach what it finds to the request, and returns why the token is not
    /// accepted after all, or null if it is.
    /// </param>
    public static IServiceCollection AddTokenAuthentication(
        this IServiceCollection services,
        TokenOptions tokens,
        Func<HttpContext, ClaimsPrincipal, string?>? accept = null
    )
    {
        services
            .AddAuthentication(JwtBearerDefaults.AuthenticationScheme)
            .AddJwtBearer(bearer =>
            {
                bearer.MapInboundClaims = false;
                bearer.RequireHttpsMetadata = false;
                bearer.TokenValidationParameters = new TokenValidationParameters
                {
                    ValidIssuer = TokenOptions.Issuer,
                    ValidAudience = TokenOptions.Audience,
                    ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
                    ClockSkew = ClockSkew,
                    NameClaimType = JwtRegisteredClaimNames.Sub,
                    RoleClaimType = TokenOptions.RolesClaim,
                };
                bearer.Events = new JwtBearerEvents
                {
                    OnTokenValidated = context => CheckAsync(context, accept),
                    OnAuthenticationFailed = context =>
                    {
                        context.HttpContext.Features.Set(new RejectedToken(Describe(context.Exception)));
                        return Task.CompletedTask;
                    },
                };
            });
        services.AddSingleton(provider => RevocationList.Create(provider.GetService<IRevocationSource>(), tokens));
        services
            .AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IEnumerable<IKeySetSource>>(
                (bearer, own) =>
                    bearer.ConfigurationManager = new KeySets(
                        [.. own, .. KeySetSources.Parse(tokens.Jwks)],
                        TimeProvider.System
                    )
            );
        return services;
    }

    /// <summary>Validates the request's token, and answers 401 with a GraphQL error if it is not valid.</summary>
    public static IApplicationBuilder UseTokenAuthentication(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.Use(
            static (HttpContext context, RequestDelegate next) =>
                context.Features.Get<RejectedToken>() is { } rejected ? rejected.WriteAsync(context) : next(context)
        );
        return app;
    }

    /// <summary>
    /// When the token of a request, or of the connection that it opened, is not accepted any more; null for who is anonymous.
    /// Give it to <see cref="Graph.Server.GraphQLHttpOptions.ExpiresAt"/>.
    /// </summary>
    public static DateTimeOffset? ExpiresAt(HttpContext context) =>
        long.TryParse(
            context.User.FindFirst(JwtRegisteredClaimNames.Exp)?.Value,
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var seconds
        )
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) + ClockSkew
            : null;

    /// <summary>
    /// What is cancelled when the session of a request, or of the connection that it opened, ends before its token does. Give it to
    /// <see cref="Graph.Server.GraphQLHttpOptions.WithdrawnWhen"/>.
    /// </summary>
    public static CancellationToken WithdrawnWhen(HttpContext context)
    {
        if (context.User.Identity is not { IsAuthenticated: true })
        {
            return default;
        }

        // A connection may sign in after it was opened, so the watch is of the principal and not of the request.
        if (context.Features.Get<RevocationWatch>() is { } known && known.IsOf(context.User))
        {
            return known.Withdrawn;
        }

        if (context.RequestServices.GetRequiredService<RevocationList>().Watch(context.User) is not { } watch)
        {
            return default;
        }

        context.Features.Set(watch);
        context.Response.RegisterForDispose(watch);
        return watch.Withdrawn;
    }

    private static async Task CheckAsync(
        TokenValidatedContext context,
        Func<HttpContext, ClaimsPrincipal, string?>? accept
    )
    {
        var revocations = context.HttpContext.RequestServices.GetRequiredService<RevocationList>();
        var reason = await revocations.IsRevokedAsync(context.Principal!, context.HttpContext.RequestAborted)
            ? "The session of the access token has ended; sign in again."
            : accept?.Invoke(context.HttpContext, context.Principal!);
        if (reason is not null)
        {
            context.HttpContext.Features.Set(new RejectedToken(reason));
            context.Fail(reason);
        }
    }

    private static string Describe(Exception e) =>
        e switch
        {
            SecurityTokenExpiredException expired => string.Create(
                CultureInfo.InvariantCulture,
                $"The access token expired at {expired.Expires:yyyy-MM-dd'T'HH:mm:ss'Z'}; sign in again."
            ),
            SecurityTokenNotYetValidException early => string.Create(
                CultureInfo.InvariantCulture,
                $"The access token is valid only from {early.NotBefore:yyyy-MM-dd'T'HH:mm:ss'Z'}; check the clock of its issuer."
            ),
            SecurityTokenInvalidIssuerException =>
                $"The access token was issued by somebody else than '{TokenOptions.Issuer}'; sign in here.",
            SecurityTokenInvalidAudienceException =>
                $"The access token is not meant for '{TokenOptions.Audience}'; sign in here.",
            SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSignatureException =>
                "The access token is not signed by a key of this graph; sign in again.",
            SecurityTokenNoExpirationException => "The access token never expires, and such tokens are not accepted.",
            _ =>
                "The access token is not a valid JWT; send 'Authorization: Bearer <token>' with a token of this graph.",
        };
}
