namespace Graph.Annotations.Tests;

/// <summary>What the wrong annotations are about.</summary>
internal sealed record Thing(string Title);
