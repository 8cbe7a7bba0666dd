namespace Graph.Gateway;

/// <summary>The gateway cannot start as it is configured; the message says what to change.</summary>
public sealed class GatewayConfigurationException(string message) : Exception(message);
