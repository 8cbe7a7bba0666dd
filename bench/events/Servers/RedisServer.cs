using System.Diagnostics;
using StackExchange.Redis;

namespace Graph.Events.Bench.Servers;

/// <summary>A Redis without persistence: when it is killed, everything in it is gone.</summary>
internal sealed class RedisServer() : ServerProcess("redis")
{
    public const string Program = "redis-server";

    public string Configuration => $"127.0.0.1:{Port}";

    protected override ProcessStartInfo Command() =>
        As(
            null,
            Program,
            "--port",
            $"{Port}",
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "no",
            "--dir",
            Folder
        );

    protected override async Task<bool> AnswersAsync()
    {
        try
        {
            await using var redis = await ConnectionMultiplexer.ConnectAsync($"{Configuration},connectTimeout=500");
            await redis.GetDatabase().PingAsync();
            return true;
        }
        catch (RedisException)
        {
            return false;
        }
    }
}
