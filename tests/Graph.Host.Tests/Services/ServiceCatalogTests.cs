using Graph.Gateway;
using Graph.Host.Services;
using Microsoft.Extensions.Configuration;

namespace Graph.Host.Tests.Services;

public sealed class ServiceCatalogTests
{
    private static readonly ServiceSettings Settings = new()
    {
        Url = "http://localhost:7000",
        Jwks = "the host's key",
        Sources = new Dictionary<string, string> { ["fury"] = "http://localhost:7003/graphql" },
        SchemaDirectory = "/schema",
        IdeDirectory = "/ide",
    };

    [Fact]
    public void What_a_person_sets_reaches_the_gateway_of_up()
    {
        var options = Configure(
            ("PersistedOperations:OnlyTrusted", "true"),
            ("Cors:Origins", "https://a.example"),
            ("RateLimit:PerMinute", "7"),
            ("Limits:Introspection", "false"),
            ("Ide:Directory", "/mine")
        );

        Assert.True(options.OnlyTrustedDocuments);
        Assert.Equal(["https://a.example"], options.CorsOrigins);
        Assert.Equal(7, options.RequestsPerMinute);
        Assert.False(options.Validation.AllowIntrospection);
        Assert.Equal("/mine", options.IdeDirectory);
    }

    [Fact]
    public void Where_things_are_is_the_hosts_to_say()
    {
        var options = Configure(("urls", "http://localhost:1"));

        Assert.Equal("http://localhost:7000", options.Url);
        Assert.Equal("the host's key", options.Jwks);
        Assert.Equal("http://localhost:7003/graphql", options.Sources["fury"].ToString());
        Assert.Equal("/ide", options.IdeDirectory);
    }

    [Theory]
    [InlineData("Sources:fury", "http://elsewhere/graphql", "Sources__fury")]
    [InlineData("Schema:File", "other.graphql", "Schema__File")]
    [InlineData("Schema:Sources", "other", "Schema__Sources")]
    [InlineData("Auth:Jwks", "https://issuer/jwks", "Auth__Jwks")]
    [InlineData("Auth:Revocations", "https://issuer/revocations", "Auth__Revocations")]
    public void What_the_host_decides_is_refused_and_not_passed_over(string name, string value, string variable) =>
        Assert.StartsWith(
            $"{variable} is set, but ./graph up starts services, schema and keys of its own.",
            Assert.Throws<Complaint>(() => Configure((name, value))).Message,
            StringComparison.Ordinal
        );

    private static GatewayOptions Configure(params (string Name, string Value)[] settings) =>
        ServiceCatalog.OptionsOfGateway(
            Settings,
            GatewayOptions.Read(
                new ConfigurationBuilder()
                    .AddInMemoryCollection(settings.Select(set => KeyValuePair.Create(set.Name, (string?)set.Value)))
                    .Build()
            )
        );
}
