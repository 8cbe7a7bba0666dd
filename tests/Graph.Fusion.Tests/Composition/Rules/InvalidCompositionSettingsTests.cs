using Graph.Fusion.Composition.Settings;
using Graph.Fusion.Tests.Composition.Settings;

namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>The settings of a composition are settings that there are.</summary>
public sealed class InvalidCompositionSettingsTests : RuleTests
{
    private protected override string Code => "INVALID_COMPOSITION_SETTINGS";

    [Fact]
    public void No_settings_are_valid() => Assert.Empty(Log());

    [Fact]
    public void Settings_of_nothing_are_valid() => Assert.Empty(Log(("composition-settings.json", "{ }")));

    [Fact]
    public void Text_that_is_no_JSON_is_refused() =>
        Assert.Equal(
            [
                "error INVALID_COMPOSITION_SETTINGS: composition-settings.json is no JSON: line 2 cannot be read. Correct the text there or just before.",
            ],
            Log(("composition-settings.json", "{\n  enable: true }"))
        );

    [Fact]
    public void A_list_of_settings_is_refused() =>
        Assert.Equal(
            [
                "error INVALID_COMPOSITION_SETTINGS: composition-settings.json is a list, where an object belongs. Write { … }.",
            ],
            Log(("composition-settings.json", "[]"))
        );

    [Fact]
    public void A_setting_that_is_misspelt_is_refused() =>
        Assert.Equal(
            [
                "error INVALID_COMPOSITION_SETTINGS: 'inferKeys' in composition-settings.json is no setting. Remove it, or write one of defaults, enableGlobalObjectIdentification, environment, inferKeysFromLookups, inheritInterfaceKeys, maxSatisfiabilityStates, nodePrefixes, sources.",
                "error INVALID_COMPOSITION_SETTINGS: 'sources.a.uri' in composition-settings.json is no setting. Remove it, or write one of compression, httpVersion, requestBatching, requestCompression, subscriptionUrl, subscriptions, uploads, url, variableBatching.",
            ],
            Log(("composition-settings.json", """{ "inferKeys": true, "sources": { "a": { "uri": "http://a" } } }"""))
        );

    [Fact]
    public void Values_of_another_kind_are_refused() =>
        Assert.Equal(
            [
                "error INVALID_COMPOSITION_SETTINGS: 'defaults.httpVersion' in composition-settings.json is 2. Write \"1.1\" or \"2\".",
                "error INVALID_COMPOSITION_SETTINGS: 'defaults.subscriptions' in composition-settings.json is \"WS\". Write \"SSE\" or \"WEB_SOCKET\" or \"NONE\".",
                "error INVALID_COMPOSITION_SETTINGS: 'inferKeysFromLookups' in composition-settings.json is \"yes\". Write true or false.",
                "error INVALID_COMPOSITION_SETTINGS: 'maxSatisfiabilityStates' in composition-settings.json is -1. Write a positive number.",
                "error INVALID_COMPOSITION_SETTINGS: 'sources.a' in composition-settings.json is a list, where an object belongs. Write { … }.",
                "error INVALID_COMPOSITION_SETTINGS: 'sources.b.url' in composition-settings.json is true. Write a text.",
            ],
            Log(
                (
                    "composition-settings.json",
                    """{ "inferKeysFromLookups": "yes", "maxSatisfiabilityStates": -1, "defaults": { "httpVersion": 2, "subscriptions": "WS" }, "sources": { "a": [], "b": { "url": true } } }"""
                )
            )
        );

    [Fact]
    public void A_settings_file_of_a_source_that_is_no_JSON_is_refused() =>
        Assert.Equal(
            [
                "error INVALID_COMPOSITION_SETTINGS: a-settings.json is no JSON: line 1 cannot be read. Correct the text there or just before.",
            ],
            Log(("a-settings.json", "name = a"))
        );

    private static string[] Log(params ReadOnlySpan<(string Name, string Text)> files)
    {
        using var folder = new TemporaryFolder([("a.graphql", "type Query { x: Int }"), .. files]);
        return [.. SourceSchemaFolder.Compose(folder.Path).Log.Select(entry => entry.ToString())];
    }
}
