using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Json;
using Graph.Hosting.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Graph.Hosting.Tests.Authentication;

/// <summary>A server that says whom it takes the caller for.</summary>
internal sealed class TokenServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(15) };

    private TokenServer(WebApplication app) => _app = app;

    public static async Task<TokenServer> StartAsync(
        string? jwks,
        Func<HttpContext, ClaimsPrincipal, string?>? accept = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddTokenAuthentication(new TokenOptions { Jwks = jwks }, accept);
        var app = builder.Build();
        app.UseTokenAuthentication();
        app.MapGet("/who", (HttpContext context) => context.User.Identity?.Name ?? "anonymous");
        await app.StartAsync();
        return new TokenServer(app);
    }

    /// <summary>The caller, or what is wrong with the token.</summary>
    public async Task<(int Status, string Text)> AskAsync(string? token, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _app.Urls.Single() + "/who");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        using var response = await _client.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        if (response.IsSuccessStatusCode)
        {
            return ((int)response.StatusCode, body);
        }

        Assert.Equal("Bearer error=\"invalid_token\"", response.Headers.WwwAuthenticate.ToString());
        using var json = JsonDocument.Parse(body);
        var error = Assert.Single(json.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal("UNAUTHENTICATED", error.GetProperty("extensions").GetProperty("code").GetString());
        return ((int)response.StatusCode, error.GetProperty("message").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }
}
