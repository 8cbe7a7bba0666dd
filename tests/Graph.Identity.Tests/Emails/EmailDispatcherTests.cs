using System.Globalization;
using Graph.Identity.Emails;
using Graph.Identity.Tests.Testing;
using Graph.Testing;

namespace Graph.Identity.Tests.Emails;

/// <summary>A message is committed with its reason, and sent when there is somebody who takes it.</summary>
public sealed class EmailDispatcherTests(IdentityDatabaseFixture database) : IClassFixture<IdentityDatabaseFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_message_waits_for_a_mail_server_that_is_down_and_for_a_service_that_starts_again()
    {
        var first = await NodeServer.StartAsync("smtp-server.mjs");
        var port = await SmtpEmailSenderTests.PortOf(first);
        await first.DisposeAsync();
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Identity:Smtp:Host"] = "127.0.0.1",
            ["Identity:Smtp:Port"] = port.ToString(CultureInfo.InvariantCulture),
            ["Identity:Smtp:Tls"] = "false",
        };
        await using (var identity = await RunningIdentity.StartAsync(database, settings))
        {
            await identity.SignUp("ada@mail.example", "ada");
            await identity.SignUp("refused@mail.example", "grace");
            await Eventually("select count(*) from outgoing_emails where attempts = 1", 2);
        }

        await using var server = await NodeServer.StartAsync(
            "smtp-server.mjs",
            "--port",
            port.ToString(CultureInfo.InvariantCulture)
        );
        await using (var identity = await RunningIdentity.StartAsync(database, settings))
        {
            await database.Execute("update outgoing_emails set due_at = now()");
            identity.Service<EmailSignal>().Wake();
            await Eventually("select count(*) from outgoing_emails where done_at is not null", 1);
            await Eventually("select count(*) from outgoing_emails where attempts = 2", 2);

            // Who does not exist is tried eight times in all.
            await database.Execute("update outgoing_emails set due_at = now(), attempts = 7 where done_at is null");
            identity.Service<EmailSignal>().Wake();
            await Eventually("select count(*) from outgoing_emails where done_at is not null", 2);
        }

        var message = Assert.Single((await SmtpEmailSenderTests.MessagesOf(server)).EnumerateArray());
        Assert.Contains("Token: ", message.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_brings_no_header_of_its_own()
    {
        await using var identity = await RunningIdentity.StartAsync(database, []);

        var payload = await identity.SignUp("eve@mail.example\r\nBcc: everybody@mail.example", "eve");

        Assert.Equal("VALIDATION", RunningIdentity.ErrorOf(payload));
        Assert.Equal(0L, await database.Scalar<long>("select count(*) from outgoing_emails where address like 'eve%'"));
    }

    private async Task Eventually(string count, long expected)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await database.Scalar<long>(count) != expected)
        {
            await Task.Delay(20, patience.Token);
        }
    }
}
