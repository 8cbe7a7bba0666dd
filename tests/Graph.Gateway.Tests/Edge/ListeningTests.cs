using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Graph.Gateway.Edge;
using Graph.Gateway.Tests.Testing;

namespace Graph.Gateway.Tests.Edge;

public sealed class ListeningTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("graph-certificate-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("2.0", "2.0")]
    [InlineData("1.1", "1.1")]
    public async Task Over_tls_the_client_chooses_the_version(string asked, string spoken)
    {
        await using var gateway = await RunningGateway.StartAsync(options =>
            options with
            {
                Url = "https://127.0.0.1:0",
                Certificate = MakeCertificate(),
            }
        );

        Assert.Equal((HttpStatusCode.OK, spoken), await AskAsync(gateway.Addresses.Single(), asked));
    }

    [Fact]
    public async Task In_clear_text_http_2_has_an_address_of_its_own()
    {
        await using var gateway = await RunningGateway.StartAsync(options =>
            options with
            {
                Http2Url = "http://127.0.0.1:0",
            }
        );

        Assert.Equal(2, gateway.Addresses.Count);
        var versions = new List<string>();
        foreach (var address in gateway.Addresses)
        {
            var isHttp1 = await SpeaksAsync(address, "1.1");
            Assert.Equal(
                (HttpStatusCode.OK, isHttp1 ? "1.1" : "2.0"),
                await AskAsync(address, isHttp1 ? "1.1" : "2.0")
            );
            versions.Add(isHttp1 ? "1.1" : "2.0");
        }

        Assert.Equal(["1.1", "2.0"], versions.Order());
    }

    [Fact]
    public void An_https_address_without_a_certificate_says_what_is_missing() =>
        Assert.Equal(
            "An https address needs a certificate: set Tls__Certificate to a PEM or PKCS #12 file.",
            Refused(options => options with { Url = "https://127.0.0.1:0" })
        );

    [Fact]
    public void A_certificate_that_is_none_says_which_file()
    {
        var file = Path.Combine(_folder, "broken.pem");
        File.WriteAllText(file, "nothing");

        Assert.StartsWith(
            $"The certificate {file} (Tls__Certificate): ",
            Refused(options => options with { Url = "https://127.0.0.1:0", Certificate = new ServerCertificate(file) }),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Clear_text_http_2_is_not_for_https() =>
        Assert.StartsWith(
            "Http2__Url is 'https://127.0.0.1:0'; it is for HTTP/2 in clear text",
            Refused(options => options with { Http2Url = "https://127.0.0.1:0" }),
            StringComparison.Ordinal
        );

    private string Refused(Func<GatewayOptions, GatewayOptions> configure)
    {
        File.WriteAllText(Path.Combine(_folder, "a.graphql"), "type Query { hello: String }");
        return Assert
            .Throws<GatewayConfigurationException>(() =>
                GatewayService.Build(
                    configure(
                        new GatewayOptions
                        {
                            SourceSchemas = _folder,
                            Sources = new Dictionary<string, Uri> { ["a"] = new("http://127.0.0.1:1/graphql") },
                        }
                    )
                )
            )
            .Message;
    }

    private ServerCertificate MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1),
            DateTimeOffset.UtcNow.AddDays(1)
        );
        var (file, keyFile) = (Path.Combine(_folder, "server.pem"), Path.Combine(_folder, "server.key"));
        File.WriteAllText(file, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        return new ServerCertificate(file, keyFile);
    }

    private static async Task<bool> SpeaksAsync(string address, string version)
    {
        try
        {
            return (await AskAsync(address, version)).Status == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<(HttpStatusCode Status, string Version)> AskAsync(string address, string version)
    {
        using var client = new HttpClient(
            new SocketsHttpHandler
            {
                SslOptions = { RemoteCertificateValidationCallback = static (_, _, _, _) => true },
            }
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(address), "/graphql"))
        {
            Version = Version.Parse(version),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = JsonContent.Create(new { query = "{ hello }" }),
        };
        using var response = await client.SendAsync(request);
        return (response.StatusCode, response.Version.ToString());
    }
}
