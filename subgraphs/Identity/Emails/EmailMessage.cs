using MimeKit;

namespace Graph.Identity.Emails;

/// <summary>A message to one address.</summary>
/// <param name="Id">The same for each attempt to send it.</param>
/// <param name="To">The address.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Text">What it says, as plain text.</param>
internal sealed record EmailMessage(Guid Id, string To, string Subject, string Text)
{
    /// <summary>The message as mail servers take it (RFC 5322).</summary>
    public MimeMessage ToMime(string from, DateTimeOffset date)
    {
        var sender = MailboxAddress.Parse(from);
        var mime = new MimeMessage
        {
            MessageId = $"{Id:N}@{sender.Domain}",
            Subject = Subject,
            Date = date,
            Body = new TextPart("plain") { Text = Text },
        };
        mime.From.Add(sender);
        mime.To.Add(new MailboxAddress(null, To));
        // Nobody is to answer with "I am away" (RFC 3834, section 5).
        mime.Headers.Add("Auto-Submitted", "auto-generated");
        return mime;
    }
}
