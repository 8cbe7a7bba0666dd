namespace Graph.Common.Events.Carriers;

/// <summary>The events of one shard of a service.</summary>
/// <param name="Source">The service: <c>death</c>.</param>
/// <param name="Shard">The shard.</param>
public readonly record struct EventStream(string Source, int Shard);
