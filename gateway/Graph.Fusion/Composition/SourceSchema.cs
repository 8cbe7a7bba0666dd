using Graph.Fusion.Schemas;

namespace Graph.Fusion.Composition;

/// <summary>A source schema as its team publishes it.</summary>
/// <param name="Name">The name, unique among the sources; part of the contract, as <c>@override(from:)</c> uses it.</param>
/// <param name="Text">The schema definition with the directives of Composite Schemas; it need not define these.</param>
/// <param name="Settings">How to talk to the source.</param>
public sealed record SourceSchema(string Name, string Text, SourceSchemaSettings? Settings = null);
