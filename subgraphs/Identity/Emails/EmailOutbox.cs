using Graph.Common.Database;
using Graph.Identity.Accounts;
using Graph.Identity.Database;
using Microsoft.EntityFrameworkCore;

namespace Graph.Identity.Emails;

/// <summary>Puts messages among the changes of a context: they are sent when those are committed.</summary>
internal static class EmailOutbox
{
    /// <summary>How many messages an address gets within <see cref="Window"/>, whoever asks for them.</summary>
    public const int MaxPerAddress = 5;

    /// <summary>How long messages that were sent are remembered.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Adds a message, unless the address has got too many lately: whoever fills a stranger's mailbox is stopped silently.</summary>
    public static async Task AddEmailAsync(
        this IdentityDbContext context,
        EmailKind kind,
        string address,
        DateTimeOffset now,
        CancellationToken cancellationToken,
        Guid? userId = null
    )
    {
        var key = EmailAddress.KeyOf(address);
        var since = now - Window;
        var sent = await context.OutgoingEmails.CountAsync(
            email => email.Address == key && email.CreatedAt > since,
            cancellationToken
        );
        if (sent >= MaxPerAddress)
        {
            return;
        }

        context.Add(
            new OutgoingEmail
            {
                Id = Guid.CreateVersion7(),
                Kind = kind,
                Address = key,
                Spelling = address,
                UserId = userId,
                CreatedAt = Clock.Truncate(now),
                DueAt = Clock.Truncate(now),
            }
        );
    }
}
