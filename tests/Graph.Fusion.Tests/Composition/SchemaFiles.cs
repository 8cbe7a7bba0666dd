using Graph.Fusion.Composition;
using Graph.Testing;

namespace Graph.Fusion.Tests.Composition;

/// <summary>The source schemas in the folders beside the tests.</summary>
internal static class SchemaFiles
{
    public static IReadOnlyList<SourceSchema> Read(string folder) =>
        [
            .. Directory
                .GetFiles(
                    Path.Combine(SourceTree.Root, "tests", "Graph.Fusion.Tests", "Composition", "Schemas", folder),
                    "*.graphql"
                )
                .Order(StringComparer.Ordinal)
                .Select(file => new SourceSchema(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))),
        ];
}
