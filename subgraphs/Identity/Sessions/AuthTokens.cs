namespace Graph.Identity.Sessions;

/// <summary>What somebody who is signed in shows from then on.</summary>
/// <param name="AccessToken">Goes with each request, as <c>Authorization: Bearer …</c>.</param>
/// <param name="AccessTokenExpiresAt">When the access token is no longer good: exchange the refresh token before.</param>
/// <param name="RefreshToken">
/// Is exchanged for new tokens with <c>refreshSession</c>, once. Whoever shows it again ends the session: one of the two was a thief.
/// </param>
internal sealed record AuthTokens(string AccessToken, DateTimeOffset AccessTokenExpiresAt, string RefreshToken);
