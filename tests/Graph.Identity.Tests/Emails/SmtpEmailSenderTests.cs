using System.Text.Json;
using Graph.Identity.Emails;
using Graph.Testing;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Graph.Identity.Tests.Emails;

/// <summary>Messages go to a real mail server (npm's smtp-server).</summary>
public sealed class SmtpEmailSenderTests
{
    private static readonly EmailMessage Message = new(Guid.NewGuid(), "ada@mail.example", "Hello", "How are you?\n");

    [Fact]
    public async Task A_message_arrives_as_it_was_written()
    {
        await using var server = await NodeServer.StartAsync("smtp-server.mjs", "--auth");

        await Sender(await PortOf(server), user: "graph", password: "secret").SendAsync(Message, default);

        var message = Assert.Single((await MessagesOf(server)).EnumerateArray());
        Assert.Equal("graph", message.GetProperty("user").GetString());
        Assert.Equal("no-reply@graph.example", message.GetProperty("from").GetString());
        Assert.Equal(["ada@mail.example"], message.GetProperty("to").EnumerateArray().Select(to => to.GetString()));
        var text = message.GetProperty("text").GetString()!;
        Assert.Contains("Subject: Hello\r\n", text, StringComparison.Ordinal);
        Assert.Contains($"Message-Id: <{Message.Id:N}@graph.example>", text, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nHow are you?\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_the_server_does_not_know_gets_nothing_and_so_does_who_is_not_let_in()
    {
        await using var server = await NodeServer.StartAsync("smtp-server.mjs", "--auth");
        var port = await PortOf(server);

        await Assert.ThrowsAsync<SmtpCommandException>(() =>
            Sender(port, user: "graph", password: "secret")
                .SendAsync(Message with { To = "refused@mail.example" }, default)
        );
        await Assert.ThrowsAsync<AuthenticationException>(() =>
            Sender(port, user: "graph", password: "wrong").SendAsync(Message, default)
        );
        Assert.Equal(0, (await MessagesOf(server)).GetArrayLength());
    }

    [Fact]
    public async Task Nothing_goes_to_a_server_without_encryption_or_with_a_certificate_that_nobody_has_signed()
    {
        await using var plain = await NodeServer.StartAsync("smtp-server.mjs");
        await using var selfSigned = await NodeServer.StartAsync("smtp-server.mjs", "--tls");

        var e = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await Sender(await PortOf(plain), tls: true).SendAsync(Message, default)
        );
        Assert.Contains("Identity__Smtp__Tls=false", e.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SslHandshakeException>(async () =>
            await Sender(await PortOf(selfSigned), tls: true).SendAsync(Message, default)
        );
        Assert.Equal(0, (await MessagesOf(plain)).GetArrayLength());
        Assert.Equal(0, (await MessagesOf(selfSigned)).GetArrayLength());
    }

    internal static async Task<int> PortOf(NodeServer server) =>
        JsonDocument.Parse(await server.Client.GetStringAsync("/port")).RootElement.GetInt32();

    internal static async Task<JsonElement> MessagesOf(NodeServer server) =>
        JsonDocument.Parse(await server.Client.GetStringAsync("/messages")).RootElement;

    private static SmtpEmailSender Sender(int port, string? user = null, string? password = null, bool tls = false) =>
        new(
            new IdentitySettings
            {
                SmtpHost = "127.0.0.1",
                SmtpPort = port,
                SmtpUser = user,
                SmtpPassword = password,
                SmtpTls = tls,
            },
            TimeProvider.System
        );
}
