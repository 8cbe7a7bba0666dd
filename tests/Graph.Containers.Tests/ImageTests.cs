using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Graph.Containers.Tests.Testing;
using Graph.Testing;
using Npgsql;

namespace Graph.Containers.Tests;

public sealed class ImageTests
{
    private const long MaxBytes = 250_000_000;
    private const string Headline =
        "query { posts(first: 20) { nodes { content likeCount "
        + "author { handle displayName followerCount viewerIsFollowing } } } }";

    private static readonly string[] Subgraphs = ["death", "war", "fury", "identity"];

    [ContainerFact]
    public async Task The_images_are_small_run_without_rights_and_answer_the_headline_query_together()
    {
        await using var containers = new Testing.Containers();
        await containers.MakeBaseImagesAsync();
        foreach (
            (string name, string target, string service) in Subgraphs
                .Select(name => (name, "service", name))
                .Append(("gateway", "gateway", "gateway"))
                .Append(("demo", "demo", "launcher"))
        )
        {
            var bytes = await containers.BuildAsync(Image(name), target, service);
            Assert.True(bytes < MaxBytes, $"{name} has {bytes / 1_000_000} MB.");
            Assert.Equal("1654", await containers.InspectAsync(Image(name), "{{.Config.User}}"));
            // What runs once and ends has nothing to be asked.
            if (target != "demo")
            {
                Assert.Equal(
                    "[CMD /probe/service]",
                    await containers.InspectAsync(Image(name), "{{.HealthCheck.Test}}")
                );
            }
        }

        var folder = Directory.CreateTempSubdirectory("graph-containers-");
        try
        {
            await AnswerAsync(containers, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task AnswerAsync(Testing.Containers containers, string folder)
    {
        var keys = Open(Path.Combine(folder, "keys"));
        var state = Open(Path.Combine(folder, "state"));
        var secret = Path.Combine(folder, "database");
        var server = new NpgsqlConnectionStringBuilder(await PostgresFixture.Shared.CreateDatabaseAsync());
        server.Remove("Database");
        await File.WriteAllTextAsync(secret, server.ConnectionString + "\n");
        string[] database =
        [
            "-v",
            $"{secret}:/run/secrets/database:ro",
            "-e",
            "GRAPH_POSTGRES_FILE=/run/secrets/database",
        ];
        var media = Open(Path.Combine(folder, "media"));
        string[] demo = [.. database, "-v", $"{state}:/state", "-v", $"{keys}:/keys", "-v", $"{media}:/media"];

        await containers.RunAsync(Image("demo"), demo);
        var token = await containers.RunAsync(Image("demo"), demo, "token", "ada");

        var sources = new List<string>();
        foreach (var name in Subgraphs)
        {
            var port = FreePort();
            sources.AddRange(["-e", $"Sources__{name}=http://127.0.0.1:{port}/graphql"]);
            await StartAsync(containers, name, port, [.. database, .. Keys(keys)]);
        }

        var gateway = FreePort();
        string[] pictures = ["-v", $"{media}:/media:ro", "-e", "Media__Folder=/media"];
        var container = await StartAsync(containers, "gateway", gateway, [.. sources, .. Keys(keys), .. pictures]);

        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{gateway}") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.PostAsJsonAsync("/graphql", new { query = Headline });
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.False(answer.RootElement.TryGetProperty("errors", out var errors), errors.ToString());
        var nodes = answer.RootElement.GetProperty("data").GetProperty("posts").GetProperty("nodes");
        Assert.Equal(20, nodes.GetArrayLength());
        Assert.All(
            nodes.EnumerateArray(),
            node =>
            {
                Assert.NotEmpty(node.GetProperty("author").GetProperty("handle").GetString()!);
                Assert.True(node.GetProperty("author").GetProperty("followerCount").GetInt64() >= 0);
                Assert.NotEqual(
                    JsonValueKind.Null,
                    node.GetProperty("author").GetProperty("viewerIsFollowing").ValueKind
                );
            }
        );

        var avatar = Directory.GetFiles(Path.Combine(media, "avatars"), "*.png")[0];
        using var picture = await client.GetAsync($"/media/avatars/{Path.GetFileName(avatar)}");
        Assert.Equal("image/png", picture.Content.Headers.ContentType?.MediaType);

        using var page = new HttpRequestMessage(HttpMethod.Get, "/graphql");
        page.Headers.Accept.ParseAdd("text/html");
        using var ide = await client.SendAsync(page);
        Assert.Equal(HttpStatusCode.OK, ide.StatusCode);
        Assert.Equal("text/html", ide.Content.Headers.ContentType?.MediaType);
        Assert.NotEqual(0, (await containers.ExecuteAsync(container, "/bin/sh", "-c", "true")).ExitCode);
    }

    private static string[] Keys(string folder) => ["-v", $"{folder}:/keys:ro", "-e", "Auth__Jwks=/keys/jwks.json"];

    /// <summary>Starts a service and asks its own probe until it says that it is ready.</summary>
    private static async Task<string> StartAsync(Testing.Containers containers, string name, int port, string[] options)
    {
        var container = await containers.StartAsync(
            Image(name),
            [.. options, "-e", $"ASPNETCORE_URLS=http://127.0.0.1:{port}"]
        );
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var probe = await containers.ExecuteAsync(
                container,
                "/probe/service",
                $"http://127.0.0.1:{port}/health/ready"
            );
            if (probe.ExitCode == 0)
            {
                return container;
            }

            Assert.False(
                deadline.IsCancellationRequested,
                $"{name} does not get ready: {probe.Errors}\n{await containers.LogsAsync(container)}"
            );
        }
    }

    private static string Image(string name) => $"localhost/graph/{name}";

    /// <summary>A folder that a user of a container may write to.</summary>
    private static string Open(string folder)
    {
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode all = (UnixFileMode)0b111_111_111;
            File.SetUnixFileMode(Path.GetDirectoryName(folder)!, all);
            File.SetUnixFileMode(folder, all);
        }

        return folder;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
