using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Graph.Server;

/// <summary>Accepts WebSockets that speak <c>graphql-transport-ws</c>.</summary>
/// <remarks><see href="https://github.com/graphql/graphql-over-http/blob/main/rfcs/GraphQLOverWebSocket.md"/></remarks>
internal static class WebSocketEndpoint
{
    public const string Subprotocol = "graphql-transport-ws";

    /// <summary>Serves a connection to its end.</summary>
    public static async Task ServeAsync(
        HttpContext context,
        RequestPipeline pipeline,
        GraphQLHttpOptions http,
        GraphQLWebSocketOptions options
    )
    {
        var speaks = context.WebSockets.WebSocketRequestedProtocols.Contains(Subprotocol);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(speaks ? Subprotocol : null);
        await using var writer = new SocketWriter(socket, options.CloseTimeout);
        await using var connection = new SocketConnection(context, pipeline, http, options, writer);
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        await using var stop = stopping.UnsafeRegister(
            static writer => ((SocketWriter)writer!).BeginClose(CloseCode.GoingAway, "The server stops."),
            writer
        );
        if (!speaks)
        {
            writer.BeginClose(CloseCode.SubprotocolNotAcceptable, $"Subprotocol not acceptable: offer {Subprotocol}");
        }

        await connection.RunAsync(new SocketReader(socket, options.MaxMessageBytes));
    }
}
