using Graph.Annotations;
using Graph.Execution;
using Graph.Hosting.Authentication;
using Graph.Server;
using Graph.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Graph.Hosting.Tests.Authentication;

public sealed class ConnectionTokensTests : IAsyncLifetime
{
    private readonly Issuer _issuer = new();
    private WebApplication _app = null!;
    private (string? Name, string? Header) _accepted;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddTokenAuthentication(new TokenOptions { Jwks = _issuer.Jwks });
        _app = builder.Build();
        _app.UseTokenAuthentication();
        var executor = new RequestExecutor(new AnnotatedSchemaBuilder().AddType(typeof(Queries)).Build());
        _app.MapGraphQL(
            "/graphql",
            () => executor,
            new GraphQLHttpOptions
            {
                WebSockets = new GraphQLWebSocketOptions
                {
                    OnConnectionInit = async (context, payload, cancellationToken) =>
                    {
                        var reason = await ConnectionTokens.AcceptAsync(context, payload, cancellationToken);
                        _accepted = (context.User.Identity?.Name, context.Request.Headers.Authorization);
                        return reason;
                    },
                },
            }
        );
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _issuer.Dispose();
    }

    [Theory]
    [InlineData("authorization")]
    [InlineData("Authorization")]
    public async Task The_subject_of_a_token_becomes_the_user_of_the_connection(string name)
    {
        var token = _issuer.Sign();

        Assert.Equal("""{"type":"connection_ack"}""", await Init($$"""{"{{name}}":"Bearer {{token}}"}"""));

        Assert.Equal(("user_1", $"Bearer {token}"), _accepted);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"authorization":null,"other":1}""")]
    public async Task Without_a_token_the_connection_is_anonymous(string payload)
    {
        Assert.Equal("""{"type":"connection_ack"}""", await Init(payload));

        Assert.Equal((null, ""), (_accepted.Name, _accepted.Header ?? ""));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("\"Basic YTpi\"")]
    [InlineData("{}")]
    public async Task What_is_no_bearer_token_closes_the_connection_with_what_to_send(string value) =>
        Assert.Equal(
            "4403 'Authorization' in connection_init must be the text 'Bearer <token>'.",
            await Init($$"""{"authorization":{{value}}}""")
        );

    [Fact]
    public async Task A_token_that_http_would_refuse_closes_the_connection_with_the_same_reason()
    {
        var expired = _issuer.Sign(from: TimeSpan.FromMinutes(-10), until: TimeSpan.FromMinutes(-5));

        Assert.StartsWith(
            "4403 The access token expired at ",
            await Init($$"""{"authorization":"Bearer {{expired}}"}"""),
            StringComparison.Ordinal
        );
        Assert.Null(_accepted.Name);
    }

    private async Task<string> Init(string payload)
    {
        using var socket = await SubscriptionSocket.ConnectAsync(
            new Uri(_app.Urls.Single() + "/graphql"),
            payload: payload
        );
        return await socket.ReadAsync();
    }

    [QueryType]
    internal static class Queries
    {
        public static string Hello() => "graph";
    }
}
