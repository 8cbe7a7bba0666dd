using System.Collections;
using Graph.Hosting.Configuration;

namespace Graph.Hosting.Tests.Configuration;

public sealed class SettingFilesTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void A_setting_has_the_content_of_its_file_without_the_end_of_the_line()
    {
        File.WriteAllText(_file, "Host=a;Password=b=\n");

        var (name, value) = Assert.Single(Read("ConnectionStrings__War_FILE", _file));

        Assert.Equal("ConnectionStrings:War", name);
        Assert.Equal("Host=a;Password=b=", value);
    }

    [Fact]
    public void A_setting_of_the_whole_graph_may_be_in_a_file_too() =>
        Assert.Equal("GRAPH_POSTGRES", Assert.Single(Read("GRAPH_POSTGRES_FILE", _file)).Key);

    [Theory]
    [InlineData("SSL_CERT_FILE")]
    [InlineData("__FILE")]
    [InlineData("Auth__FILE")]
    [InlineData("Auth__Jwks")]
    public void Variables_of_others_are_not_read(string name) => Assert.Empty(Read(name, "/nowhere"));

    [Fact]
    public void A_file_that_cannot_be_read_ends_the_start_with_a_sentence()
    {
        var error = Assert.Throws<SettingFileException>(() => Read("Tls__Password_FILE", "/nowhere/tls"));

        Assert.StartsWith(
            "Tls__Password_FILE is '/nowhere/tls', which cannot be read: ",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.EndsWith("or set Tls__Password to the value itself.", error.Message, StringComparison.Ordinal);
    }

    private static KeyValuePair<string, string?>[] Read(string name, string value) =>
        [.. SettingFiles.Read(new Hashtable { [name] = value })];
}
