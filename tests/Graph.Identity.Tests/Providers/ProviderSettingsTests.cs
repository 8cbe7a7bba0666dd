using Graph.Common.Subgraphs;
using Graph.Identity.Providers;
using Microsoft.Extensions.Configuration;

namespace Graph.Identity.Tests.Providers;

/// <summary>What must be said of a provider, and what is known of those that everybody uses.</summary>
public sealed class ProviderSettingsTests
{
    private static readonly Uri Web = new("https://app.example");

    [Fact]
    public void Of_those_that_everybody_uses_an_id_and_a_secret_are_enough()
    {
        var providers = Read(
            Web,
            ("google:ClientId", "id"),
            ("google:ClientSecret", "secret"),
            ("github:ClientId", "id"),
            ("github:ClientSecret", "secret"),
            ("facebook:ClientId", "id"),
            ("facebook:ClientSecret", "secret")
        );

        Assert.Equal(["facebook", "github", "google"], providers.Select(provider => provider.Name));
        Assert.Equal([false, true, true], providers.Select(provider => provider.TrustsEmail));
        Assert.Equal("https://accounts.google.com", providers[2].Issuer);
        Assert.Equal("https://app.example/sign-in/google", providers[2].RedirectUri.OriginalString);
    }

    [Theory]
    [InlineData("company:Issuer", null, "Identity__Providers__company__Issuer")]
    [InlineData("company:Issuer", "http://login.company.example", "https://")]
    [InlineData("company:ClientId", null, "Identity__Providers__company__ClientId")]
    [InlineData("company:ClientSecret", "", "Identity__Providers__company__ClientSecret")]
    [InlineData("company:TrustEmail", "perhaps", "true or false")]
    [InlineData("no name:ClientId", "id", "no name of a provider")]
    public void What_is_missing_or_wrong_is_named(string setting, string? value, string message)
    {
        var e = Assert.Throws<SubgraphSettingsException>(() =>
            Read(
                Web,
                ("company:Issuer", "https://login.company.example"),
                ("company:ClientId", "id"),
                ("company:ClientSecret", "secret"),
                (setting, value)
            )
        );

        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_web_application_the_page_to_come_back_to_must_be_named()
    {
        (string, string?)[] settings = [("google:ClientId", "id"), ("google:ClientSecret", "secret")];

        Assert.Throws<SubgraphSettingsException>(() => Read(null, settings));
        var provider = Assert.Single(Read(null, [.. settings, ("google:RedirectUri", "http://localhost:3000/back")]));
        Assert.Equal("http://localhost:3000/back", provider.RedirectUri.OriginalString);
    }

    private static IReadOnlyList<ProviderSettings> Read(Uri? web, params (string Name, string? Value)[] settings)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in settings)
        {
            values[$"Identity:Providers:{name}"] = value;
        }

        return ProviderSettings.ReadAll(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), web);
    }
}
