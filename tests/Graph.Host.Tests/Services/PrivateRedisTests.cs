using System.Globalization;
using System.Net.Sockets;
using Graph.Host.Running;
using Graph.Host.Services;

namespace Graph.Host.Tests.Services;

public sealed class PrivateRedisTests
{
    [Fact]
    public async Task A_Redis_of_the_host_answers_and_is_gone_afterwards()
    {
        using var workspace = new TemporaryWorkspace();
        int port;
        await using (var redis = await PrivateRedis.StartAsync(workspace.Workspace.Logs, CancellationToken.None))
        {
            Assert.NotNull(redis);
            port = int.Parse(redis.Configuration.Split(':')[1], CultureInfo.InvariantCulture);
            using var client = new TcpClient("127.0.0.1", port);
            await using var stream = client.GetStream();
            await stream.WriteAsync("PING\r\n"u8.ToArray());
            var answer = new byte[7];
            await stream.ReadExactlyAsync(answer);
            Assert.Equal("+PONG\r\n"u8.ToArray(), answer);
        }

        Assert.True(Ports.IsFree(port));
    }

    [Fact]
    public void A_service_in_a_process_of_its_own_is_told_of_it()
    {
        var settings = new ServiceSettings
        {
            Url = "http://localhost:1",
            Jwks = "",
            Sources = new Dictionary<string, string>(),
            SchemaDirectory = "",
            IdeDirectory = "",
            Redis = "127.0.0.1:7",
        };

        Assert.Contains("\"Redis\":\"127.0.0.1:7\"", settings.ToVariable(), StringComparison.Ordinal);
    }
}
