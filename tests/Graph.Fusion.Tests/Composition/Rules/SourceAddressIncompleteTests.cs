using Graph.Fusion.Composition.Settings;
using Graph.Fusion.Tests.Composition.Settings;

namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>The placeholders in the address of a source are filled by an environment.</summary>
public sealed class SourceAddressIncompleteTests : RuleTests
{
    private protected override string Code => "SOURCE_ADDRESS_INCOMPLETE";

    [Fact]
    public void An_address_that_the_environment_fills_is_valid() =>
        Assert.Empty(
            Log(("a-settings.json", Settings), ("composition-settings.json", """{ "environment": "test" }"""))
        );

    [Fact]
    public void An_address_without_an_environment_is_worth_a_warning() =>
        Assert.Equal(
            [
                "warning SOURCE_ADDRESS_INCOMPLETE: The address 'http://{{HOST}}:{{PORT}}/graphql' in a-settings.json has a placeholder that nothing fills. Name an environment of that file as \"environment\" in composition-settings.json, or give the address there or to the gateway.",
            ],
            Log(("a-settings.json", Settings))
        );

    [Fact]
    public void An_address_of_which_the_environment_fills_a_part_is_worth_a_warning() =>
        Assert.Equal(
            [
                "warning SOURCE_ADDRESS_INCOMPLETE: The address 'http://b:{{PORT}}/graphql' in a-settings.json has a placeholder that nothing fills. Name an environment of that file as \"environment\" in composition-settings.json, or give the address there or to the gateway.",
            ],
            Log(("a-settings.json", Settings), ("composition-settings.json", """{ "environment": "other" }"""))
        );

    private const string Settings = """
        {
          "transports": { "http": { "url": "http://{{HOST}}:{{PORT}}/graphql" } },
          "environments": { "test": { "HOST": "a", "PORT": "80" }, "other": { "HOST": "b" } }
        }
        """;

    private static string[] Log(params ReadOnlySpan<(string Name, string Text)> files)
    {
        using var folder = new TemporaryFolder([("a.graphql", "type Query { x: Int }"), .. files]);
        return [.. SourceSchemaFolder.Compose(folder.Path).Log.Select(entry => entry.ToString())];
    }
}
