using Graph.Execution;
using Graph.Host.Services;
using Graph.Types.Sdl;

namespace Graph.Launcher.Schemas;

/// <summary>The source schemas as the code has them.</summary>
internal static class SchemaExport
{
    /// <summary>The text of each subgraph's schema, by its source name. Builds the services and starts none.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(IReadOnlyList<ServiceDefinition> services)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var service in services.Where(service => service.Subgraph is not null))
        {
            await using var app = service.Build(
                new ServiceSettings
                {
                    Url = "http://127.0.0.1:0",
                    Jwks = """{"keys":[]}""",
                    Sources = new Dictionary<string, string>(),
                    SchemaDirectory = "",
                    IdeDirectory = "",
                }
            );
            texts[service.Subgraph!.SourceName] = SchemaPrinter.Print(
                app.Services.GetRequiredService<IRequestExecutor>().Schema,
                new SchemaPrinterOptions { SortByName = true }
            );
        }

        return texts;
    }
}
