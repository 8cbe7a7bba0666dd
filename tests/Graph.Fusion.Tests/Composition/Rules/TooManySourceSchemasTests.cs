using Graph.Fusion.Composition;

namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>A graph has at most 64 sources.</summary>
public sealed class TooManySourceSchemasTests : RuleTests
{
    private protected override string Code => "TOO_MANY_SOURCE_SCHEMAS";

    [Fact]
    public void Sixty_four_are_valid() => Assert.Empty(Log(Sources(64)));

    [Fact]
    public void Sixty_five_are_refused() =>
        Assert.Equal(
            ["error TOO_MANY_SOURCE_SCHEMAS: There are 65 source schemas; a graph can have 64. Merge some of them."],
            Log(Sources(65))
        );

    private static SourceSchema[] Sources(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new SourceSchema($"s{i}", $"type Query {{ x{i}: Int }}"))];
}
