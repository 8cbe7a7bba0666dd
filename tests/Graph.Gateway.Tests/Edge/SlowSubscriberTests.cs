using System.Net.Sockets;
using System.Text;
using Graph.Fusion.Execution.Subscriptions;
using Graph.Gateway.Tests.Testing;
using Graph.Testing;

namespace Graph.Gateway.Tests.Edge;

/// <summary>A client that stops reading its connection, beside one that reads.</summary>
public sealed class SlowSubscriberTests
{
    // Larger than what the sockets of both sides take in by themselves.
    private const int Length = 4_000_000;
    private const string Label = "subscription { label(length: 4000000) }";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task It_is_cut_off_and_told_and_the_other_gets_everything()
    {
        await using var gateway = await RunningGateway.StartAsync(options =>
            options with
            {
                Subscriptions = new SubscriptionOptions { BufferedResponses = 2 },
            }
        );
        using var quick = await EventStream.OpenAsync(gateway.Client, gateway.Endpoint, Label);
        await Eventually(() => gateway.Shop.Topics.SubscriberCount == 1);
        using var slow = await ConnectAsync(gateway);
        var last = 0;
        do
        {
            // Nothing tells that it has joined, but the first event that it gets.
            await NextAsync(gateway, quick, ++last);
        } while (!await HasBegunAsync(slow));

        var first = last;
        while (last < first + 6)
        {
            await NextAsync(gateway, quick, ++last);
        }

        var read = await ReadToEndAsync(slow);
        Assert.DoesNotContain($"\"label\":\"{last} xxx", read, StringComparison.Ordinal);
        Assert.Contains("SUBSCRIBER_TOO_SLOW", read, StringComparison.Ordinal);
        await NextAsync(gateway, quick, ++last);
        Assert.Equal(1, gateway.Shop.Topics.SubscriberCount);
    }

    private static async Task NextAsync(RunningGateway gateway, EventStream client, int number)
    {
        await gateway.Shop.Topics.SendAsync("prices", number);
        var seen = await client.ReadAsync();
        Assert.StartsWith($$"""next {"data":{"label":"{{number}} xxx""", seen, StringComparison.Ordinal);
        Assert.True(seen!.Length > Length);
    }

    private static async Task<bool> HasBegunAsync(NetworkStream stream)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        var text = "";
        var buffer = new byte[512];
        try
        {
            while (!text.Contains("event: next", StringComparison.Ordinal))
            {
                text += Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, patience.Token));
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task Eventually(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (!condition())
        {
            Assert.False(deadline.IsCancellationRequested, "It has not come true in time.");
            await Task.Yield();
        }
    }

    private static async Task<NetworkStream> ConnectAsync(RunningGateway gateway)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 16 * 1024 };
        await socket.ConnectAsync(gateway.Endpoint.Host, gateway.Endpoint.Port);
        var stream = new NetworkStream(socket, ownsSocket: true);
        var body = $$"""{"query":"{{Label}}"}""";
        await stream.WriteAsync(
            Encoding.UTF8.GetBytes(
                $"POST /graphql HTTP/1.1\r\nHost: {gateway.Endpoint.Authority}\r\nContent-Type: application/json\r\n"
                    + $"Accept: text/event-stream\r\nContent-Length: {body.Length}\r\n\r\n{body}"
            )
        );
        return stream;
    }

    private static async Task<string> ReadToEndAsync(NetworkStream stream)
    {
        using var deadline = new CancellationTokenSource(Patience);
        var text = new StringBuilder();
        var buffer = new byte[256 * 1024];
        while (
            !text.ToString(Math.Max(0, text.Length - 200), Math.Min(200, text.Length))
                .Contains("event: complete", StringComparison.Ordinal)
        )
        {
            var read = await stream.ReadAsync(buffer, deadline.Token);
            Assert.True(read > 0, "The connection was closed before the end was told.");
            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        return text.ToString();
    }
}
