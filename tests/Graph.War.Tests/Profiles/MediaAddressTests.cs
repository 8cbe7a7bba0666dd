using Graph.War.Profiles;
using Microsoft.Extensions.Configuration;

namespace Graph.War.Tests.Profiles;

public sealed class MediaAddressTests
{
    [Theory]
    [InlineData("http://localhost:5000/media", "avatars/1.png", "http://localhost:5000/media/avatars/1.png")]
    [InlineData("https://cdn.example/", "/avatars/1.png", "https://cdn.example/avatars/1.png")]
    [InlineData("https://cdn.example", "https://elsewhere.example/1.png", "https://elsewhere.example/1.png")]
    [InlineData(null, "https://elsewhere.example/1.png", "https://elsewhere.example/1.png")]
    [InlineData(null, "avatars/1.png", null)]
    [InlineData(null, "/avatars/1.png", null)]
    [InlineData("no address", "avatars/1.png", null)]
    [InlineData("https://cdn.example", "", null)]
    [InlineData("https://cdn.example", null, null)]
    public void A_path_is_below_the_public_address_and_a_url_stays_one(
        string? address,
        string? stored,
        string? expected
    )
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Media:PublicUrl"] = address })
            .Build();

        Assert.Equal(expected, new MediaAddress(configuration).Resolve(stored)?.AbsoluteUri);
    }
}
