using System.Text.RegularExpressions;
using Graph.Oracle.Tests.Worlds;

namespace Graph.Oracle.Tests.Generation;

/// <summary>What the oracle compares is worth as much as what occurs in its worlds.</summary>
public sealed class WorldMakerTests
{
    private static readonly IReadOnlyList<World> Worlds =
    [
        .. Enumerable.Range(1, 150).Select(seed => WorldMaker.Make(seed, Features.All)),
    ];

    [Theory]
    [InlineData("a lookup of an interface that has the key", @"\bi\dByid\w\(id: ID!\): I\d @lookup")]
    [InlineData("a lookup of an interface by the keys of its types", @"\bi\dByid\w\(id: ID! @is\(field: ""<E\d>")]
    [InlineData("a lookup of a union", @"\bu\dByid\w\(id: ID! @is\(field: ""<E\d>")]
    [InlineData("a lookup by one of several keys", @"@is\(field: ""\{ \w+: .* \| \{")]
    [InlineData("a key of a key", @"ref \{ part \}")]
    [InlineData("an enum value that clients do not see", @"enum \w+ \{ [^}]*@inaccessible")]
    [InlineData("an argument that clients do not see", @"\(([^()]*, )?secret: Int( = 5)? @inaccessible")]
    [InlineData("an input field that clients do not see", @"input \w+ \{ [^}]*@inaccessible")]
    [InlineData("a requirement of what clients do not see", @"@require\(field: ""secret""\)")]
    [InlineData("a field that is provided", "@provides")]
    [InlineData("a field that moved", "@override")]
    public void Some_have(string what, string pattern) =>
        Assert.True(
            Worlds.Count(world => world.Sources.Any(source => Regex.IsMatch(source.Sdl, pattern))) >= 3,
            $"Less than three of {Worlds.Count} worlds have {what}."
        );

    [Fact]
    public void Some_have_sources_that_do_not_know_every_entity() =>
        Assert.True(Worlds.Count(world => world.Monolith.Contains("sparse: true", StringComparison.Ordinal)) >= 10);
}
