namespace Graph.Identity.Emails;

/// <summary>Sends messages.</summary>
internal interface IEmailSender
{
    /// <summary>Hands a message over. It throws if nobody has taken it: then it is sent again later.</summary>
    Task SendAsync(EmailMessage message, CancellationToken cancellationToken);

    /// <summary>Deletes what is kept here of messages to somebody whose account is deleted.</summary>
    Task ForgetAsync(string address, CancellationToken cancellationToken) => Task.CompletedTask;
}
