using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Graph.Hosting.Tests.Authentication;

/// <summary>Keys change while services run.</summary>
public sealed class KeyRotationTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly Issuer _old = new("old");
    private readonly Issuer _new = new("new");
    private readonly string _file = Path.GetTempFileName();

    public void Dispose()
    {
        _old.Dispose();
        _new.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public async Task A_file_of_keys_is_read_again_when_a_token_has_an_unknown_key()
    {
        await File.WriteAllTextAsync(_file, _old.Jwks);
        await using var server = await TokenServer.StartAsync(_file);

        await RotatesAsync(server, () => File.WriteAllTextAsync(_file, _new.Jwks));
    }

    [Fact]
    public async Task A_url_of_keys_is_read_again_when_a_token_has_an_unknown_key()
    {
        var served = _old.Jwks;
        var reads = 0;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var identity = builder.Build();
        identity.MapGet(
            "/jwks.json",
            () =>
            {
                Interlocked.Increment(ref reads);
                return served;
            }
        );
        await identity.StartAsync();
        await using var server = await TokenServer.StartAsync(identity.Urls.Single() + "/jwks.json");

        await RotatesAsync(
            server,
            () =>
            {
                served = _new.Jwks;
                return Task.CompletedTask;
            }
        );

        // Strangers' tokens do not make a service ask again and again.
        using var stranger = new Issuer("stranger");
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(401, (await server.AskAsync(stranger.Sign())).Status);
        }

        Assert.InRange(reads, 2, 4);
    }

    [Fact]
    public async Task While_the_keys_cannot_be_read_tokens_are_refused_and_others_are_served()
    {
        File.Delete(_file);
        await using var server = await TokenServer.StartAsync(_file);

        Assert.Equal((200, "anonymous"), await server.AskAsync(null));
        Assert.Equal(401, (await server.AskAsync(_old.Sign())).Status);
    }

    private async Task RotatesAsync(TokenServer server, Func<Task> rotate)
    {
        Assert.Equal((200, "user_1"), await server.AskAsync(_old.Sign()));
        Assert.Equal((200, "user_1"), await server.AskAsync(_old.Sign()));

        await rotate();

        using var patience = new CancellationTokenSource(Patience);
        while ((await server.AskAsync(_new.Sign())).Status != 200)
        {
            await Task.Delay(20, patience.Token);
        }

        Assert.Equal(401, (await server.AskAsync(_old.Sign())).Status);
    }
}
