using System.Text.Json.Serialization;

namespace Graph.Gateway.Edge.Ide;

/// <summary>The keys that the IDE reads from <c>bcp-config.json</c>.</summary>
/// <param name="Title">The title of the tab.</param>
/// <param name="GraphQLDocument">The content of each new document.</param>
internal sealed record BananaCakePopConfig(
    string Title,
    [property: JsonPropertyName("graphQLDocument")] string GraphQLDocument
)
{
    /// <summary>Queries go to the address that the page came from.</summary>
    public bool UseBrowserUrlAsEndpoint => true;

    /// <summary>Fixed: a gateway does not tell a third party who opened its IDE.</summary>
    public bool DisableTelemetry => true;
}

/// <summary>Writes it by code that is generated: a native gateway has no other.</summary>
[JsonSerializable(typeof(BananaCakePopConfig))]
internal sealed partial class BananaCakePopJson : JsonSerializerContext;
