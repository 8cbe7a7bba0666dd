using MailKit.Net.Smtp;
using MailKit.Security;

namespace Graph.Identity.Emails;

/// <summary>Sends messages by a mail server (RFC 5321).</summary>
internal sealed class SmtpEmailSender(IdentitySettings settings, TimeProvider time) : IEmailSender
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task SendAsync(EmailMessage message, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var client = new SmtpClient();
        await client.ConnectAsync(
            settings.SmtpHost ?? throw new InvalidOperationException("Identity__Smtp__Host names no mail server."),
            settings.SmtpPort,
            settings.SmtpTls ? SecureSocketOptions.Auto : SecureSocketOptions.StartTlsWhenAvailable,
            patience.Token
        );
        if (settings.SmtpTls && !client.IsSecure)
        {
            throw new InvalidOperationException(
                $"{settings.SmtpHost}:{settings.SmtpPort} offers no encryption. Set Identity__Smtp__Tls=false if that is meant to be so."
            );
        }

        if (settings.SmtpUser is { } user)
        {
            await client.AuthenticateAsync(user, settings.SmtpPassword ?? "", patience.Token);
        }

        using var mime = message.ToMime(settings.EmailFrom, time.GetUtcNow());
        await client.SendAsync(mime, patience.Token);
        await client.DisconnectAsync(quit: true, patience.Token);
    }
}
