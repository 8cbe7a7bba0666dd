namespace Graph.Hosting.Authentication;

/// <summary>
/// Where it is read whose tokens are withdrawn before they expire. Identity registers one, so that it need not ask itself over HTTP.
/// </summary>
public interface IRevocationSource
{
    /// <summary>
    /// The list as it is now, as JSON: <c>{"sessions":["session_…"],"users":{"user_…":1764124800}}</c>. Tokens of these sessions, and tokens of
    /// these users that were issued until this second, are not accepted. Both are short: whose tokens have all expired is not in them.
    /// </summary>
    Task<string> ReadAsync(CancellationToken cancellationToken);
}
