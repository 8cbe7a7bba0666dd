namespace Graph.Common.Subgraphs;

/// <summary>A setting of a service cannot be used; the message is for whoever starts the service.</summary>
/// <param name="message">Which setting, what is wrong with it and what to do about it.</param>
public sealed class SubgraphSettingsException(string message) : Exception(message);
