namespace Graph.EndToEnd.Tests.Testing;

/// <summary>One graph for all tests that leave it running; what they write, they write to people and posts of their own.</summary>
[CollectionDefinition(Name)]
public sealed class DemoGraph : ICollectionFixture<RunningGraph>
{
    public const string Name = "The demo graph";
}
