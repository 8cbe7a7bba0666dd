using Graph.Fusion.Composition.Settings;
using Graph.Fusion.Tests.Composition.Settings;

namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>Settings are of sources that there are.</summary>
public sealed class SettingsOfUnknownSourceTests : RuleTests
{
    private protected override string Code => "SETTINGS_OF_UNKNOWN_SOURCE";

    [Fact]
    public void Settings_of_a_source_are_valid() =>
        Assert.Empty(Log(("composition-settings.json", """{ "sources": { "a": { "uploads": true } } }""")));

    [Fact]
    public void Settings_of_a_source_that_is_not_there_are_worth_a_warning() =>
        Assert.Equal(
            [
                "warning SETTINGS_OF_UNKNOWN_SOURCE b: composition-settings.json has settings for the source 'b', which is not among the sources: 'a'. Correct the name, or remove them.",
            ],
            Log(("composition-settings.json", """{ "sources": { "b": { "uploads": true } } }"""))
        );

    private static string[] Log(params ReadOnlySpan<(string Name, string Text)> files)
    {
        using var folder = new TemporaryFolder([("a.graphql", "type Query { x: Int }"), .. files]);
        return [.. SourceSchemaFolder.Compose(folder.Path).Log.Select(entry => entry.ToString())];
    }
}
