namespace Graph.Identity.Emails;

/// <summary>Sends messages.</summary>
internal interface IEmailSender
{
    /// <summary>Hands a message over. It throws if nobody has taken it: then it is sent again later.</summary>
    Task SendAsync(EmailMessage message, CancellationToken cancellationToken);
}
