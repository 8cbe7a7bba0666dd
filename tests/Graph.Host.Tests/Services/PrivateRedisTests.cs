using System.Globalization;
using System.Net.Sockets;
using System.Threading.Channels;
using Graph.Host.Processes;
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
        await using (
            var redis = await PrivateRedis.StartAsync(workspace.Workspace.Logs, _ => { }, CancellationToken.None)
        )
        {
            Assert.NotNull(redis);
            port = int.Parse(redis.Configuration.Split(':')[1], CultureInfo.InvariantCulture);
            await AssertAnswersAsync(port);
        }

        Assert.True(Ports.IsFree(port));
    }

    [Fact]
    public async Task A_Redis_that_was_killed_is_there_again_at_the_same_address()
    {
        using var workspace = new TemporaryWorkspace();
        var reports = Channel.CreateUnbounded<string>();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        int port;
        await using (
            var redis = await PrivateRedis.StartAsync(
                workspace.Workspace.Logs,
                line => reports.Writer.TryWrite(line),
                limit.Token
            )
        )
        {
            Assert.NotNull(redis);
            port = int.Parse(redis.Configuration.Split(':')[1], CultureInfo.InvariantCulture);
            var first = redis.ProcessId;

            Signals.Send(first, Signals.Kill);

            Assert.StartsWith(
                "Redis has ended (exit code 137); it starts again in 0.25 s",
                await reports.Reader.ReadAsync(limit.Token),
                StringComparison.Ordinal
            );
            var report = await reports.Reader.ReadAsync(limit.Token);
            Assert.Equal($"Redis has started again (process {redis.ProcessId})", report);
            Assert.NotEqual(first, redis.ProcessId);
            await AssertAnswersAsync(port);
        }

        Assert.True(Ports.IsFree(port));
    }

    private static async Task AssertAnswersAsync(int port)
    {
        using var client = new TcpClient("127.0.0.1", port);
        await using var stream = client.GetStream();
        await stream.WriteAsync("PING\r\n"u8.ToArray());
        var answer = new byte[7];
        await stream.ReadExactlyAsync(answer);
        Assert.Equal("+PONG\r\n"u8.ToArray(), answer);
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
