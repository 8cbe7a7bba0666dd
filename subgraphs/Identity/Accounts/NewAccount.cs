namespace Graph.Identity.Accounts;

/// <summary>What somebody signs up with, checked.</summary>
internal sealed record NewAccount(string Email, string Password, string Handle, string DisplayName);
