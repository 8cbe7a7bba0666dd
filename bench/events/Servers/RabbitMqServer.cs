using System.Diagnostics;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Graph.Events.Bench.Servers;

/// <summary>A RabbitMQ of one node, with its data in a folder of its own.</summary>
internal sealed class RabbitMqServer : ServerProcess
{
    public static readonly string? Program = new[]
    {
        "/usr/lib/rabbitmq/bin/rabbitmq-server",
        "/usr/sbin/rabbitmq-server",
    }.FirstOrDefault(File.Exists);

    private readonly int _mapperPort = FreePort();
    private readonly int _distributionPort = FreePort();
    private readonly string _node = $"graph{Guid.NewGuid():N}@localhost";

    public RabbitMqServer()
        : base("rabbitmq")
    {
        if (Environment.IsPrivilegedProcess)
        {
            Run(new ProcessStartInfo("chown", ["rabbitmq", Folder]));
        }
    }

    public string Address => $"amqp://guest:guest@127.0.0.1:{Port}";

    /// <summary>
    /// Waits until these queues are there and on disk. RabbitMQ 3.10 registers a new quorum queue in a table that it saves a moment
    /// later; killed in between it brings the queue back without a leader, and nobody can use it any more
    /// (rabbitmq/rabbitmq-server#10070). What is tested here are services with queues, not their first moment.
    /// </summary>
    public async Task UntilDeclaredAsync(IEnumerable<string> queues)
    {
        var since = Stopwatch.GetTimestamp();
        await using var connection = await new ConnectionFactory { Uri = new Uri(Address) }.CreateConnectionAsync();
        foreach (var queue in queues)
        {
            while (!await ExistsAsync(connection, queue))
            {
                if (Stopwatch.GetElapsedTime(since) > TimeSpan.FromSeconds(60))
                {
                    throw new InvalidOperationException($"Nobody has declared the queue {queue} within a minute.");
                }

                await Task.Delay(50);
            }
        }

        await Task.Delay(TimeSpan.FromSeconds(2));
    }

    /// <summary>Ends the whole tree: the server starts its mapper of ports as a daemon, which is found by its port.</summary>
    public override void Dispose()
    {
        base.Dispose();
        foreach (var process in Process.GetProcessesByName("epmd"))
        {
            using (process)
            {
                if (IsMapper(process.Id))
                {
                    process.Kill();
                }
            }
        }
    }

    private static async Task<bool> ExistsAsync(IConnection connection, string queue)
    {
        try
        {
            await using var channel = await connection.CreateChannelAsync();
            await channel.QueueDeclarePassiveAsync(queue);
            return true;
        }
        catch (OperationInterruptedException)
        {
            return false;
        }
    }

    protected override ProcessStartInfo Command()
    {
        var info = As("rabbitmq", Program ?? throw new InvalidOperationException("RabbitMQ is not installed."));
        var e = info.Environment;
        e["HOME"] = Folder;
        e["ERL_EPMD_ADDRESS"] = "127.0.0.1";
        e["ERL_EPMD_PORT"] = $"{_mapperPort}";
        e["RABBITMQ_NODENAME"] = _node;
        e["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1";
        e["RABBITMQ_NODE_PORT"] = $"{Port}";
        e["RABBITMQ_DIST_PORT"] = $"{_distributionPort}";
        e["RABBITMQ_MNESIA_BASE"] = $"{Folder}/mnesia";
        e["RABBITMQ_LOG_BASE"] = $"{Folder}/log";
        e["RABBITMQ_CONFIG_FILE"] = $"{Folder}/rabbitmq";
        e["RABBITMQ_ENABLED_PLUGINS_FILE"] = $"{Folder}/plugins";
        e["RABBITMQ_PID_FILE"] = $"{Folder}/pid";
        e["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}";
        return info;
    }

    protected override async Task<bool> AnswersAsync()
    {
        try
        {
            var factory = new ConnectionFactory
            {
                Uri = new Uri(Address),
                RequestedConnectionTimeout = TimeSpan.FromSeconds(2),
                AutomaticRecoveryEnabled = false,
            };
            await using var connection = await factory.CreateConnectionAsync();
            await using var channel = await connection.CreateChannelAsync();
            return true;
        }
        catch (Exception e)
            when (e is RabbitMQClientException or IOException or OperationCanceledException or TimeoutException)
        {
            return false;
        }
    }

    private bool IsMapper(int processId)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/environ")
                .Contains($"ERL_EPMD_PORT={_mapperPort}", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
