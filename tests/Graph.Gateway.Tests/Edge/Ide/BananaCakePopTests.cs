using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Graph.Gateway.Edge.Ide;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.Gateway.Tests.Edge.Ide;

public sealed class BananaCakePopTests : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("graph-ide-").FullName;
    private WebApplication? _app;
    private HttpClient _client = new();

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(_directory, "static", "js"));
        await File.WriteAllTextAsync(Path.Combine(_directory, "index.html"), "<head><title>IDE</title></head>");
        await File.WriteAllTextAsync(Path.Combine(_directory, "index.mjs"), "for node");
        await File.WriteAllTextAsync(Path.Combine(_directory, "package.json"), "{}");
        await File.WriteAllTextAsync(Path.Combine(_directory, "service-worker.js"), "caches everything");
        await File.WriteAllTextAsync(Path.Combine(_directory, "manifest.webmanifest"), "{}");
        await File.WriteAllTextAsync(Path.Combine(_directory, "LICENSE"), "the terms");
        await File.WriteAllTextAsync(Path.Combine(_directory, "static", "js", "main.0349187e.js"), "run()");
        await StartAsync(new IdeOptions { Directory = _directory });
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _app!.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_browser_at_the_endpoint_is_sent_to_the_page_for_this_time_only()
    {
        using HttpResponseMessage response = await GetAsync("/graphql", "text/html,application/xhtml+xml,*/*;q=0.8");

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal("/graphql/", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_page_is_revalidated_and_may_call_nobody_but_its_own_host()
    {
        using HttpResponseMessage response = await GetAsync("/graphql/", "text/html");

        Assert.StartsWith("<head><title>IDE</title>", await response.Content.ReadAsStringAsync());
        Assert.True(response.Headers.CacheControl!.NoCache);
        string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.EndsWith($"connect-src 'self' ws://{_client.BaseAddress!.Authority}", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_would_end_a_directive_stays_out_of_the_policy()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql/");
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        request.Headers.TryAddWithoutValidation("Host", "a;script-src");
        using HttpResponseMessage response = await _client.SendAsync(request);

        if (response.StatusCode == HttpStatusCode.BadRequest)
        {
            return;
        }

        string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.EndsWith("connect-src 'self'", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_configuration_turns_telemetry_off_and_brings_a_query_that_runs()
    {
        using HttpResponseMessage response = await GetAsync("/graphql/bcp-config.json", "*/*");
        JsonElement config = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.True(response.Headers.CacheControl!.NoCache);
        Assert.True(config.GetProperty("disableTelemetry").GetBoolean());
        Assert.True(config.GetProperty("useBrowserUrlAsEndpoint").GetBoolean());
        Assert.Equal("Graph", config.GetProperty("title").GetString());
        Assert.Contains(
            "posts(first: 20)",
            config.GetProperty("graphQLDocument").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Files_with_a_hash_in_their_name_are_kept_for_ever()
    {
        using HttpResponseMessage response = await GetAsync("/graphql/static/js/main.0349187e.js", "*/*");

        Assert.Equal("run()", await response.Content.ReadAsStringAsync());
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("text/javascript", response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/graphql/LICENSE", "text/plain")]
    [InlineData("/graphql/manifest.webmanifest", "application/manifest+json")]
    public async Task The_licence_and_the_manifest_are_served_with_their_types(string path, string type)
    {
        using HttpResponseMessage response = await GetAsync(path, "*/*");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/graphql/")]
    [InlineData("/graphql/index.html")]
    public async Task The_page_says_that_the_gateway_adds_the_script_that_opens_a_document(string path)
    {
        using HttpResponseMessage page = await GetAsync(path, "text/html");
        using HttpResponseMessage script = await GetAsync("/graphql/graph-start.js", "*/*");

        Assert.Equal(
            "<head><title>IDE</title><!-- Modified by the gateway that serves it: graph-start.js is added. -->"
                + "<script defer=\"defer\" src=\"graph-start.js\"></script></head>",
            await page.Content.ReadAsStringAsync()
        );
        Assert.Equal("text/javascript", script.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Create Document", await script.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_without_a_head_is_served_as_it_is()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory, "index.html"), "<p>IDE");
        await RestartAsync(new IdeOptions { Directory = _directory });

        using HttpResponseMessage response = await GetAsync("/graphql/", "text/html");

        Assert.Equal("<p>IDE", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_service_worker_of_the_package_is_replaced_by_one_that_takes_itself_away()
    {
        using HttpResponseMessage response = await GetAsync("/graphql/service-worker.js", "*/*");
        string worker = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/javascript", response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.NoCache);
        Assert.Contains("registration.unregister()", worker, StringComparison.Ordinal);
        Assert.DoesNotContain("caches everything", worker, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/graphql?query=%7B__typename%7D", "text/html")]
    [InlineData("/graphql/?query=%7B__typename%7D", "text/html")]
    [InlineData("/graphql", "*/*")]
    [InlineData("/graphql", "text/event-stream")]
    [InlineData("/graphql/package.json", "*/*")]
    [InlineData("/graphql/index.mjs", "*/*")]
    [InlineData("/graphql/../secrets", "*/*")]
    [InlineData("/graphql/%2e%2e/%2e%2e/etc/passwd", "*/*")]
    [InlineData("/graphqlx", "text/html")]
    public async Task Whatever_is_not_the_IDE_goes_on_to_the_endpoint(string path, string accept)
    {
        using HttpResponseMessage response = await GetAsync(path, accept);

        Assert.Equal("endpoint", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Posts_and_upgrades_go_on_to_the_endpoint()
    {
        using HttpResponseMessage posted = await _client.PostAsJsonAsync("/graphql", new { query = "{ a }" });
        using var upgrade = new HttpRequestMessage(HttpMethod.Get, "/graphql");
        upgrade.Headers.TryAddWithoutValidation("Accept", "text/html");
        upgrade.Headers.TryAddWithoutValidation("Connection", "Upgrade");
        upgrade.Headers.TryAddWithoutValidation("Upgrade", "websocket");
        using HttpResponseMessage upgraded = await _client.SendAsync(upgrade);

        Assert.Equal("endpoint", await posted.Content.ReadAsStringAsync());
        Assert.Equal("endpoint", await upgraded.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Without_files_the_page_says_how_to_query_and_how_to_get_the_IDE()
    {
        await RestartAsync(new IdeOptions { Directory = Path.Combine(_directory, "absent") });
        using HttpResponseMessage response = await GetAsync("/graphql/", "text/html");
        string page = await response.Content.ReadAsStringAsync();

        Assert.Contains(_client.BaseAddress + "graphql", page, StringComparison.Ordinal);
        Assert.Contains("npm ci --ignore-scripts --prefix tools/ide", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_IDE_leaves_every_request_to_the_endpoint()
    {
        await RestartAsync(new IdeOptions { Directory = _directory, Enabled = false });
        using HttpResponseMessage response = await GetAsync("/graphql", "text/html");

        Assert.Equal("endpoint", await response.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await _client.SendAsync(request);
    }

    private async Task RestartAsync(IdeOptions options)
    {
        await _app!.DisposeAsync();
        _client.Dispose();
        await StartAsync(options);
    }

    private async Task StartAsync(IdeOptions options)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        app.MapBananaCakePop("/graphql", options);
        app.Run(context => context.Response.WriteAsync("endpoint"));
        await app.StartAsync();
        _app = app;
        string address = app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        _client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(address),
        };
    }
}
