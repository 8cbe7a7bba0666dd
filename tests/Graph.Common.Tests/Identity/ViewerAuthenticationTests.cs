using System.Net;
using System.Net.Http.Headers;
using Graph.Common.Identity;
using Graph.Common.Ids;
using Graph.Demo;
using Graph.Hosting.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Graph.Common.Tests.Identity;

public sealed class ViewerAuthenticationTests : IAsyncLifetime
{
    private readonly DevelopmentTokens _tokens = DevelopmentTokens.Create();
    private readonly Guid _user = UuidV8.NewUser();
    private readonly HttpClient _client = new();
    private WebApplication _app = null!;

    public async Task InitializeAsync() => _app = await StartAsync(_tokens.Jwks);

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        _tokens.Dispose();
    }

    [Fact]
    public async Task Whoever_sends_no_token_is_anonymous() =>
        Assert.Equal((HttpStatusCode.OK, "anonymous"), await Ask(null));

    [Fact]
    public async Task A_token_makes_its_subject_the_viewer() =>
        Assert.Equal((HttpStatusCode.OK, _user.ToString()), await Ask(_tokens.Mint(_user, TimeSpan.FromMinutes(5))));

    [Fact]
    public async Task An_expired_token_is_refused_with_the_time_at_which_it_expired()
    {
        var (status, body) = await Ask(_tokens.Mint(_user, TimeSpan.FromHours(-1)));

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Matches(
            """^\{"errors":\[\{"message":"The access token expired at \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ; sign in again\.","extensions":\{"code":"UNAUTHENTICATED"\}\}\]\}$""",
            body
        );
    }

    [Fact]
    public async Task A_token_that_somebody_else_signed_is_refused()
    {
        using var others = DevelopmentTokens.Create();

        var (status, body) = await Ask(others.Mint(_user, TimeSpan.FromMinutes(5)));

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Contains("is not signed by a key of this graph", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1c2VyXzAifQ.")]
    public async Task What_is_no_token_is_refused(string token)
    {
        var (status, body) = await Ask(token);

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Contains("UNAUTHENTICATED", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_file_is_made_once_and_readable_by_its_owner_alone()
    {
        var folder = Directory.CreateTempSubdirectory("graph-keys-").FullName;
        try
        {
            var path = Path.Combine(folder, "keys", "development.pem");
            using var first = DevelopmentTokens.LoadOrCreate(path);
            using var second = DevelopmentTokens.LoadOrCreate(path);
            Assert.Equal(first.Jwks, second.Jwks);
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            }

            // A service reads the key set from a file, too.
            var jwks = Path.Combine(folder, "jwks.json");
            await File.WriteAllTextAsync(jwks, first.Jwks);
            await using var other = await StartAsync(jwks);
            Assert.Equal(
                (HttpStatusCode.OK, _user.ToString()),
                await Ask(second.Mint(_user, TimeSpan.FromMinutes(5)), other)
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<(HttpStatusCode Status, string Body)> Ask(string? token, WebApplication? other = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, (other ?? _app).Urls.First() + "/viewer");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await _client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static async Task<WebApplication> StartAsync(string jwks)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddViewer(new TokenOptions { Jwks = jwks });
        var _app = builder.Build();
        _app.UseTokenAuthentication();
        _app.MapGet("/viewer", (Viewer viewer) => viewer.UserId?.ToString() ?? "anonymous");
        await _app.StartAsync();
        return _app;
    }
}
