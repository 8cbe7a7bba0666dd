using Graph.Hosting.Authentication;

namespace Graph.Common.Identity;

/// <summary>
/// Registered by the one service in which whoever has a token with <see cref="TokenOptions.LimitedClaim"/> is somebody: where accounts are.
/// </summary>
public sealed class LimitedTokens;
