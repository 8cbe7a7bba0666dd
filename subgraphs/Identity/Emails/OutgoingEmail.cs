namespace Graph.Identity.Emails;

/// <summary>
/// That somebody is to get a message: committed with its reason, sent afterwards. Its text, and the token in it, are made when it is sent:
/// no token lies in the database.
/// </summary>
internal sealed class OutgoingEmail
{
    public required Guid Id { get; init; }

    public required EmailKind Kind { get; init; }

    /// <summary>To whom, in lower case. Nothing is known yet of whether there is an account with it.</summary>
    public required string Address { get; init; }

    /// <summary>The address as its owner writes it.</summary>
    public string? Spelling { get; init; }

    /// <summary>Whose new address it is to be; null for who is found by the address.</summary>
    public Guid? UserId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When to send it: later after each attempt that fails, and while somebody is sending it.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was sent, or given up; null while it waits. It is remembered for an hour, so that nobody gets too many.</summary>
    public DateTimeOffset? DoneAt { get; init; }
}
