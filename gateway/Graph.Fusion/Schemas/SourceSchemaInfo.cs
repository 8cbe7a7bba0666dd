namespace Graph.Fusion.Schemas;

/// <summary>A source schema that takes part in the composed graph.</summary>
/// <param name="Id">The index into <see cref="FusionSchema.Sources"/>; sources are sorted by name.</param>
/// <param name="Name">The name, as <c>@override(from:)</c> and errors spell it.</param>
/// <param name="Settings">How to talk to it.</param>
public sealed record SourceSchemaInfo(int Id, string Name, SourceSchemaSettings Settings)
{
    /// <inheritdoc />
    public override string ToString() => Name;
}
