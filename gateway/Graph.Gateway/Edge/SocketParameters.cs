using System.Text.Json;
using Graph.Hosting.Authentication;

namespace Graph.Gateway.Edge;

/// <summary>
/// What the payload of <c>connection_init</c> says instead of the headers that a browser cannot set on a WebSocket: who
/// asks, and whether the plan is wanted.
/// </summary>
internal static class SocketParameters
{
    /// <summary>Verifies the token, and takes the rest over.</summary>
    public static ValueTask<string?> CheckAsync(
        HttpContext context,
        JsonElement payload,
        CancellationToken cancellationToken
    )
    {
        Take(context, payload, RequestForwarding.QueryPlanHeader);
        return ConnectionTokens.AcceptAsync(context, payload, cancellationToken);
    }

    /// <summary>Takes all over unread, where the sources verify tokens.</summary>
    public static ValueTask<string?> TakeAsync(
        HttpContext context,
        JsonElement payload,
        CancellationToken cancellationToken
    )
    {
        Take(context, payload, RequestForwarding.QueryPlanHeader);
        Take(context, payload, "Authorization");
        return default;
    }

    private static void Take(HttpContext context, JsonElement payload, string name)
    {
        if (payload.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var property in payload.EnumerateObject())
        {
            if (
                property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                && property.Value.ValueKind == JsonValueKind.String
            )
            {
                // What comes in the payload has not passed the server's check of headers.
                var value = property.Value.GetString()!;
                if (!value.AsSpan().ContainsAny('\r', '\n', '\0'))
                {
                    context.Request.Headers[name] = value;
                }
            }
        }
    }
}
