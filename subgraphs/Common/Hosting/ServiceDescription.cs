namespace Graph.Common.Hosting;

/// <summary>What one service is; printed by its <c>/health</c>.</summary>
/// <param name="Name">"Fury": also the name of its connection string.</param>
/// <param name="Owns">What it answers for, in plain words.</param>
/// <param name="DefaultPort">Where it listens on loopback unless told otherwise.</param>
public sealed record ServiceDescription(string Name, string Owns, int DefaultPort);
