using Graph.Fusion.Composition.Settings;
using Graph.Fusion.Schemas;
using Graph.Language;

namespace Graph.Gateway;

/// <summary>Finds the composed graph that the gateway serves.</summary>
internal static class GatewaySchema
{
    /// <summary>Where it lies unless the configuration says otherwise, from the root of the repository.</summary>
    public const string DefaultFile = "schema/graph.execution.graphql";

    /// <summary>Reads the execution schema, or composes the source schemas of a folder.</summary>
    /// <exception cref="GatewayConfigurationException">There is none, or it is broken; the message says what to do.</exception>
    public static FusionSchema Load(GatewayOptions options) =>
        options.SourceSchemas is { } folder ? Compose(folder) : Read(options.SchemaFile ?? DefaultFile);

    private static FusionSchema Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new GatewayConfigurationException(
                $"There is no execution schema at {Path.GetFullPath(file)}: compose one, and name it with Schema__File."
            );
        }

        try
        {
            return ExecutionSchemaReader.Read(Utf8GraphQLParser.Parse(File.ReadAllBytes(file), ParserOptions.Schema));
        }
        catch (Exception e) when (e is SyntaxException or ExecutionSchemaException)
        {
            throw new GatewayConfigurationException($"{file} is no execution schema: {e.Message}");
        }
    }

    private static FusionSchema Compose(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new GatewayConfigurationException($"There is no folder {folder} to read source schemas from.");
        }

        var result = SourceSchemaFolder.Compose(folder);
        return result.Schema
            ?? throw new GatewayConfigurationException(
                $"The source schemas in {folder} do not compose:\n{string.Join('\n', result.Log)}"
            );
    }
}
