using System.Net;
using Graph.Gateway.Tests.Testing;

namespace Graph.Gateway.Tests.Edge;

public sealed class MediaFilesTests : IDisposable
{
    private static readonly byte[] Picture = [0x89, 0x50, 0x4e, 0x47];

    private readonly string _outside = Directory.CreateTempSubdirectory("graph-media-").FullName;
    private readonly string _folder;

    public MediaFilesTests()
    {
        _folder = Directory.CreateDirectory(Path.Combine(_outside, "media", "avatars")).Parent!.FullName;
        File.WriteAllBytes(Path.Combine(_folder, "avatars", "1.png"), Picture);
        File.WriteAllText(Path.Combine(_folder, "avatars", "1.html"), "<script>alert(1)</script>");
        File.WriteAllBytes(Path.Combine(_outside, "secret.png"), Picture);
    }

    public void Dispose() => Directory.Delete(_outside, recursive: true);

    [Fact]
    public async Task A_picture_is_served_to_pages_of_every_origin_and_runs_nothing()
    {
        await using var gateway = await RunningGateway.StartAsync(options => options with { MediaFolder = _folder });

        using var response = await gateway.GetAsync("/media/avatars/1.png");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Picture, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/png", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=300", response.Headers.CacheControl?.ToString());
        Assert.Equal("cross-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("sandbox", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        using var again = await gateway.GetAsync(
            "/media/avatars/1.png",
            ("If-None-Match", response.Headers.ETag!.ToString())
        );
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("/media/avatars/2.png")]
    [InlineData("/media/avatars/1.html")]
    [InlineData("/media/avatars")]
    [InlineData("/media/%2e%2e/secret.png")]
    [InlineData("/media/..%2fsecret.png")]
    [InlineData("/media/avatars/%2e%2e/%2e%2e/secret.png")]
    public async Task What_is_no_picture_of_the_folder_is_not_found(string path)
    {
        await using var gateway = await RunningGateway.StartAsync(options => options with { MediaFolder = _folder });

        using var response = await gateway.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Without_a_folder_nothing_is_served()
    {
        await using var gateway = await RunningGateway.StartAsync();

        using var response = await gateway.GetAsync("/media/avatars/1.png");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_an_error_at_the_start()
    {
        var missing = Path.Combine(_outside, "missing");

        var error = await Assert.ThrowsAsync<GatewayConfigurationException>(() =>
            RunningGateway.StartAsync(options => options with { MediaFolder = missing })
        );

        Assert.Equal(
            $"Media__Folder is '{missing}', and there is no such folder: make it, or leave the setting out.",
            error.Message
        );
    }
}
