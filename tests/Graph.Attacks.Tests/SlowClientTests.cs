using System.Net.Sockets;
using System.Text;
using Graph.Attacks.Tests.Catalogue;
using Graph.Attacks.Tests.Testing;
using Graph.Attacks.Tests.Transports;

namespace Graph.Attacks.Tests;

/// <summary>Clients that take their time: they hold a connection, and neither a thread nor much memory.</summary>
public sealed class SlowClientTests(AttackedServer server) : IClassFixture<AttackedServer>
{
    private const int Clients = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Bodies_that_come_byte_by_byte_cost_little_and_stop_nobody()
    {
        var connections = new List<NetworkStream>();
        var cost = await Cost.LeastAsync(
            EveryTransportTests.Bound,
            async _ =>
            {
                for (var i = 0; i < Clients; i++)
                {
                    var connection = await server.ConnectAsync();
                    connections.Add(connection);
                    await SendAsync(
                        connection,
                        "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{"
                    );
                }

                foreach (var connection in connections)
                {
                    await SendAsync(connection, " ");
                }
            }
        );
        CostTable.Add($"{Clients} bodies that come byte by byte", "POST", Clients * 120, "-", cost);
        Assert.True(cost.IsWithin(EveryTransportTests.Bound), cost.ToString());
        await AskAsync();
        connections.ForEach(connection => connection.Dispose());
    }

    [Fact]
    public async Task Headers_without_an_end_stop_nobody()
    {
        var connections = new List<NetworkStream>();
        for (var i = 0; i < Clients; i++)
        {
            var connection = await server.ConnectAsync();
            connections.Add(connection);
            await SendAsync(connection, "POST /graphql HTTP/1.1\r\nHost: localhost\r\nX-A: ");
        }

        await AskAsync();
        connections.ForEach(connection => connection.Dispose());
    }

    [Fact]
    public async Task Answers_that_nobody_reads_stop_nobody_and_keep_little_memory()
    {
        // 10,000 objects with a long alias: some 2 MB each.
        var body = Encoding.UTF8.GetString(
            PostTransport.Body(new Attack("", "", ""), $"{{items{{children{{{new string('a', 200)}:name}}}}}}")
        );
        var connections = new List<NetworkStream>();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 20; i++)
        {
            var connection = await server.ConnectAsync();
            connections.Add(connection);
            await SendAsync(
                connection,
                $"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"
            );
        }

        foreach (var connection in connections)
        {
            Assert.Equal("HTTP/1.1 200", await StatusAsync(connection));
        }

        await AskAsync();
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(kept < 20 * 8 * 1024 * 1024, $"{kept:N0} bytes are kept for 20 answers that nobody reads.");
        connections.ForEach(connection => connection.Dispose());
        await AskAsync();
    }

    [Fact]
    public async Task A_malformed_chunk_is_answered()
    {
        await using var connection = await server.ConnectAsync();
        await SendAsync(
            connection,
            "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n"
        );
        Assert.Equal("HTTP/1.1 400", await StatusAsync(connection));
    }

    /// <summary>Reads how the answer begins, and leaves the rest of it unread.</summary>
    private static async Task<string> StatusAsync(NetworkStream connection)
    {
        var answer = new byte["HTTP/1.1 200".Length];
        using var patience = new CancellationTokenSource(Patience);
        await connection.ReadExactlyAsync(answer, patience.Token);
        return Encoding.ASCII.GetString(answer);
    }

    private async Task AskAsync()
    {
        var answer = await new PostTransport(server.Client, server.Url)
            .SendAsync(new Attack("", "", "{node{id}}"))
            .WaitAsync(Patience);
        Assert.Equal(Attack.Answered, answer.Verdict);
    }

    private static async Task SendAsync(NetworkStream connection, string text) =>
        await connection.WriteAsync(Encoding.ASCII.GetBytes(text));
}
