namespace Graph.Identity.Accounts;

/// <summary>An account, by which a person signs in. A row of <c>users</c>.</summary>
internal sealed class Account
{
    /// <summary>What <see cref="OAuthProvider"/> is for somebody who signed up with a password.</summary>
    public const string Local = "local";

    /// <summary>What <see cref="PasswordHash"/> is for somebody who has no password: none fits it.</summary>
    public const string NoPassword = "!";

    public required Guid Id { get; init; }

    /// <summary>The e-mail address, as its owner writes it.</summary>
    public required string Email { get; set; }

    /// <summary>The address in lower case, by which it is unique and found.</summary>
    public required string EmailKey { get; set; }

    /// <summary>What the password is checked with; <c>!</c>, which no password fits, for who has none.</summary>
    public required string PasswordHash { get; set; }

    /// <summary>How the account came into being: <c>local</c>, or who vouched for its owner.</summary>
    public string OAuthProvider { get; set; } = Local;

    /// <summary>What that provider calls its owner; null for <c>local</c>.</summary>
    public string? OAuthId { get; set; }

    /// <summary>Whether its owner has shown that the address is theirs. Nobody signs in before.</summary>
    public bool EmailVerified { get; set; }

    /// <summary>The unique name, which the account holds from the beginning.</summary>
    public required string Handle { get; set; }

    /// <summary>The handle in lower case, by which it is unique.</summary>
    public required string HandleKey { get; set; }

    /// <summary>The name that the profile begins with.</summary>
    public required string DisplayName { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public ICollection<AccountRole> Roles { get; init; } = [];
}
