using Graph.Server.Tests.Testing;
using Graph.Testing;

namespace Graph.Server.Tests.Clients;

/// <summary>
/// The libraries that front ends use, where responses come in a stream. Each script is a suite with a sentence for
/// everything that its client does; a failure here shows which one does not hold.
/// </summary>
public sealed class ClientLibraryTests
{
    [Fact]
    public Task Apollo_Client_subscribes_over_a_socket() => PassesAsync("apollo/streaming.mjs");

    [Fact]
    public Task Urql_subscribes_by_fetch_and_over_a_socket() => PassesAsync("urql/streaming.mjs");

    [Fact]
    public Task A_Relay_app_subscribes_over_a_socket_and_by_server_sent_events() => PassesAsync("relay/streaming.mjs");

    [Fact]
    public Task Apollo_Client_defers_and_streams_in_both_formats() => PassesAsync("apollo/incremental.mjs");

    [Fact]
    public Task Urql_defers_and_streams_by_fetch_and_over_a_socket() => PassesAsync("urql/incremental.mjs");

    [Fact]
    public async Task Apollo_Client_urql_and_a_form_by_hand_upload_files()
    {
        var uploads = new GraphQLUploadOptions { MaxFileBytes = 1024 * 1024 };
        await using var server = await GraphServer.StartAsync(new GraphQLHttpOptions { Uploads = uploads });
        await ClientScript.PassesAsync(
            "uploads.mjs",
            new { url = server.Url.ToString(), maxFileBytes = uploads.MaxFileBytes }
        );
    }

    private static async Task PassesAsync(string script)
    {
        await using var server = await GraphServer.StartAsync(
            new GraphQLHttpOptions { WebSockets = new GraphQLWebSocketOptions() }
        );
        await ClientScript.PassesAsync(script, new { url = server.Url.ToString() });
    }
}
