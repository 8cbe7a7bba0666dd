using Graph.Fusion.Composition;
using Graph.Fusion.Schemas;
using Graph.Language;
using Snapshooter;
using Snapshooter.Xunit;

namespace Graph.Fusion.Tests.Composition;

public sealed class SchemaComposerTests
{
    private static readonly CompositionOptions WithNode = new() { EnableGlobalObjectIdentification = true };

    [Theory]
    [InlineData("reference")]
    [InlineData("social")]
    [InlineData("eshop")]
    [InlineData("small")]
    public void A_graph_composes(string folder)
    {
        var result = SchemaComposer.Compose(SchemaFiles.Read(folder), WithNode);

        Assert.Empty(result.Log.Select(entry => entry.ToString()));
        Snapshot.Match(
            ExecutionSchemaPrinter.PrintPublic(result.Schema!),
            SnapshotNameExtension.Create($"{folder}_public")
        );
        Snapshot.Match(
            ExecutionSchemaPrinter.Print(result.Schema!),
            SnapshotNameExtension.Create($"{folder}_execution")
        );
    }

    [Theory]
    [InlineData("reference")]
    [InlineData("eshop")]
    [InlineData("small")]
    public void An_execution_schema_reads_as_it_was_written(string folder)
    {
        var schema = SchemaComposer.Compose(SchemaFiles.Read(folder), WithNode).Schema!;
        var text = ExecutionSchemaPrinter.Print(schema);

        var read = ExecutionSchemaReader.Read(Utf8GraphQLParser.Parse(text, ParserOptions.Schema));

        Assert.Equal(text, ExecutionSchemaPrinter.Print(read));
        Assert.Equal(
            schema.Lookups.Select(lookup => lookup.ToString()),
            read.Lookups.Select(lookup => lookup.ToString())
        );
        Assert.Equal(schema.Public.Types.Length, read.Public.Types.Length);
    }

    [Theory]
    [InlineData("reference")]
    [InlineData("small")]
    public void The_order_of_the_sources_does_not_matter(string folder)
    {
        var sources = SchemaFiles.Read(folder);
        var expected = ExecutionSchemaPrinter.Print(SchemaComposer.Compose(sources, WithNode).Schema!);

        for (var i = 1; i < sources.Count; i++)
        {
            IReadOnlyList<SourceSchema> rotated = [.. sources.Skip(i).Concat(sources.Take(i)).Reverse()];
            Assert.Equal(expected, ExecutionSchemaPrinter.Print(SchemaComposer.Compose(rotated, WithNode).Schema!));
        }
    }
}
