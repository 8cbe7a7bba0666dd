using Graph.Gateway.Configuration;
using Graph.Testing;
using Microsoft.Extensions.Configuration;

namespace Graph.Gateway.Tests.Configuration;

public sealed class GatewaySettingsTests
{
    [Fact]
    public void Without_settings_everything_is_as_the_options_have_it()
    {
        var options = Read();

        Assert.Equal(new GatewayOptions().Url, options.Url);
        Assert.Equal(new GatewayOptions().Compression, options.Compression);
        Assert.Equal(new GatewayOptions().Ide, options.Ide);
        Assert.True(options.VerifyTokens);
    }

    [Fact]
    public void What_is_set_is_read()
    {
        var options = Read(
            ("Cors:Origins", "https://a.example https://b.example"),
            ("PersistedOperations:OnlyTrusted", "true"),
            ("Limits:Depth", "7"),
            ("Execution:Timeout", "2.5"),
            ("Sources:shop", "http://localhost:5001/graphql"),
            ("Compression:Enabled", "false"),
            ("Ide:Title", "Mine")
        );

        Assert.Equal(["https://a.example", "https://b.example"], options.CorsOrigins);
        Assert.True(options.OnlyTrustedDocuments);
        Assert.Equal(7, options.Validation.MaxDepth);
        Assert.Equal(TimeSpan.FromSeconds(2.5), options.Timeout);
        Assert.Equal("http://localhost:5001/graphql", options.Sources["SHOP"].ToString());
        Assert.False(options.Compression.Enabled);
        Assert.Equal("Mine", options.Ide.Title);
    }

    [Fact]
    public void A_misspelt_name_is_refused_with_those_that_there_are() =>
        Assert.Equal(
            "There is no setting PersistedOperations__OnlyTrustd. Those of PersistedOperations are "
                + "PersistedOperations__Manifest, PersistedOperations__OnlyTrusted, PersistedOperations__Automatic.",
            Refused(("PersistedOperations:OnlyTrustd", "true"))
        );

    [Fact]
    public void What_is_none_of_our_sections_is_somebody_elses() =>
        Assert.NotNull(Read(("Logging:LogLevel:Default", "Debug")));

    [Theory]
    [InlineData("Auth:Verify", "no", "Auth__Verify is 'no'; it must be true or false.")]
    [InlineData("Limits:Depth", "-1", "Limits__Depth is '-1'; it must be a whole number, 0 or more.")]
    [InlineData("Limits:Depth", "ten", "Limits__Depth is 'ten'; it must be a whole number, 0 or more.")]
    [InlineData(
        "Execution:Timeout",
        "0",
        "Execution__Timeout is '0'; it must be a number of seconds, more than 0 and less than a day."
    )]
    [InlineData(
        "Sources:shop",
        "localhost:5001",
        "Sources:shop is 'localhost:5001'; it must be an absolute address such as http://localhost:5001/graphql."
    )]
    public void A_value_that_makes_no_sense_is_refused_with_one_that_does(string name, string value, string sentence) =>
        Assert.Equal(sentence, Refused((name, value)));

    [Fact]
    public void Every_setting_is_documented_and_no_other()
    {
        var documented = File.ReadLines(Path.Combine(SourceTree.Root, "docs", "settings.md"))
            .TakeWhile(line => !line.StartsWith("# Settings of the subgraphs", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1].Replace("__", ":", StringComparison.Ordinal));

        Assert.Equal(GatewaySettings.Names.Order(), documented.Order());
    }

    private static string Refused(params (string Name, string Value)[] settings) =>
        Assert.Throws<GatewayConfigurationException>(() => Read(settings)).Message;

    private static GatewayOptions Read(params (string Name, string Value)[] settings) =>
        GatewayOptions.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(set => KeyValuePair.Create(set.Name, (string?)set.Value)))
                .Build()
        );
}
