using System.Text.Json;
using Graph.Server;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Hosting.Authentication;

/// <summary>
/// Access tokens on WebSockets. A browser cannot set a header when it opens one, so clients put what would be their
/// <c>Authorization</c> header into the payload of <c>connection_init</c>, under that name in any case.
/// </summary>
public static class ConnectionTokens
{
    private const string Name = "Authorization";
    private const string Scheme = "Bearer ";

    /// <summary>
    /// Checks the token of a payload exactly as that of an HTTP request, and makes its subject the connection's user. A
    /// payload without one leaves the connection with the token of its upgrade request, or anonymous. Give it to
    /// <see cref="GraphQLWebSocketOptions.OnConnectionInit"/>.
    /// </summary>
    /// <param name="context">The upgrade request.</param>
    /// <param name="payload">The payload of <c>connection_init</c>.</param>
    /// <param name="cancellationToken">Gives up waiting for the keys of the tokens' issuer.</param>
    /// <returns>Why the connection is not accepted; null if it is.</returns>
    public static async ValueTask<string?> AcceptAsync(
        HttpContext context,
        JsonElement payload,
        CancellationToken cancellationToken
    )
    {
        if (!TryFind(payload, out var value))
        {
            return null;
        }

        if (
            value.ValueKind != JsonValueKind.String
            || value.GetString() is not { } header
            || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        )
        {
            return "'Authorization' in connection_init must be the text 'Bearer <token>'.";
        }

        // What is forwarded with the connection's operations is what was checked.
        context.Request.Headers.Authorization = header;

        // The request's own handler has answered for the upgrade already, and would repeat that answer.
        await using var scope = context.RequestServices.CreateAsyncScope();
        var handlers = scope.ServiceProvider.GetRequiredService<IAuthenticationHandlerProvider>();
        var handler =
            await handlers.GetHandlerAsync(context, JwtBearerDefaults.AuthenticationScheme)
            ?? throw new InvalidOperationException($"Tokens are not set up: call {nameof(TokenAuthentication)} first.");
        var result = await handler.AuthenticateAsync().WaitAsync(cancellationToken);
        if (result.Succeeded)
        {
            context.User = result.Principal;
            return null;
        }

        return context.Features.Get<RejectedToken>()?.Message ?? "The access token is not valid; sign in again.";
    }

    private static bool TryFind(JsonElement payload, out JsonElement value)
    {
        if (payload.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in payload.EnumerateObject())
            {
                if (property.Name.Equals(Name, StringComparison.OrdinalIgnoreCase))
                {
                    value = property.Value;
                    return value.ValueKind != JsonValueKind.Null;
                }
            }
        }

        value = default;
        return false;
    }
}
