using Graph.Fusion.Composition.Settings;
using Graph.Host.Services;
using Graph.Language;
using Graph.Launcher.Schemas;
using Graph.Testing;

namespace Graph.EndToEnd.Tests;

/// <summary>What lies in <c>schema/</c> is what the code says: the reviewed contract and the running graph are the same.</summary>
public sealed class SchemaTests
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "schema");

    [Fact]
    public async Task The_files_in_schema_are_what_the_code_exports_and_composes()
    {
        var sources = await SchemaExport.ReadAsync(ServiceCatalog.All);
        var composed = SourceSchemaFolder.Compose(Folder, sources);
        Assert.True(composed.Schema is not null, string.Join('\n', composed.Log));

        var expected = SourceSchemaFolder
            .FilesOf(composed.Schema)
            .Concat(sources.Select(source => KeyValuePair.Create(SchemaFiles.NameOf(source.Key), source.Value)))
            .ToDictionary();
        var stale = expected.Where(file => !IsFresh(file.Key, file.Value)).Select(file => file.Key).ToList();
        stale.AddRange(
            Directory
                .EnumerateFiles(Folder, "*.graphql")
                .Select(Path.GetFileName)
                .OfType<string>()
                .Except(expected.Keys)
        );
        stale.Sort(StringComparer.Ordinal);

        Assert.True(
            stale.Count == 0,
            $"Not what the code says: schema/{string.Join(", schema/", stale)}. Write it with ./graph schema export, "
                + "review the difference and commit it."
        );
    }

    [Fact]
    public void The_files_in_schema_compose_to_the_graph_that_lies_there()
    {
        var composed = SourceSchemaFolder.Compose(Folder);

        Assert.True(composed.Schema is not null, string.Join('\n', composed.Log));
        Assert.All(SourceSchemaFolder.FilesOf(composed.Schema), file => Assert.True(IsFresh(file.Key, file.Value)));
    }

    [Fact]
    public void No_root_field_can_take_the_data_of_the_others_with_it()
    {
        var document = Utf8GraphQLParser.Parse(File.ReadAllBytes(Path.Combine(Folder, "graph.graphql")));
        var roots = document
            .Definitions.OfType<ObjectTypeDefinitionNode>()
            .Where(type => type.Name.Value is "Query" or "Mutation")
            .SelectMany(type => type.Fields)
            .ToList();

        Assert.NotEmpty(roots);
        Assert.DoesNotContain(roots, field => field.Type is NonNullTypeNode);
    }

    private static bool IsFresh(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        return File.Exists(path) && File.ReadAllText(path) == text;
    }
}
