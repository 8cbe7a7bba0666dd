namespace Graph.Identity.Providers;

/// <summary>Whom a provider says that somebody is.</summary>
/// <param name="Subject">What it calls them, always.</param>
/// <param name="Email">Their address; null if it does not tell.</param>
/// <param name="EmailVerified">Whether it says that they have shown that the address is theirs.</param>
/// <param name="Name">What they are called; null if it does not tell.</param>
/// <param name="UserName">What they call themselves; null if it does not tell.</param>
internal sealed record ProviderPerson(
    string Subject,
    string? Email,
    bool EmailVerified,
    string? Name,
    string? UserName
);
