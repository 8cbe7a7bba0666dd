using System.Text;
using System.Text.Json;
using Graph.Language;
using Graph.Testing;
using Graph.Types;
using Graph.Types.Sdl;

namespace Graph.Execution.Tests.Differential;

/// <summary>
/// Type system documents: the engine says of each the same as the reference implementation, and introspection describes the
/// same schema. The count and the seed can be set, for longer runs: <c>GRAPH_ORACLE_SDL_COUNT</c>, <c>GRAPH_ORACLE_SEED</c>.
/// </summary>
public sealed class SdlOracleTests
{
    private const int Shown = 20;

    private static readonly int Count = Setting("GRAPH_ORACLE_SDL_COUNT", 400);
    private static readonly SchemaPrinterOptions WithDefinitions = new() { IncludeCompositeDefinitions = true };
    private static readonly int Seed = Setting("GRAPH_ORACLE_SEED", 1);

    [Fact]
    public async Task The_engine_and_the_reference_implementation_judge_type_systems_alike()
    {
        var cases = await Oracle.AskForSdlAsync(Count, Seed);
        Assert.Equal(Count, cases.Count);
        var differences = new List<string>();
        var valid = new List<IntrospectedSchema>();
        foreach (var one in cases)
        {
            var (difference, schema) = Judge(one);
            if (difference is not null)
            {
                differences.Add($"{one} {difference}");
            }
            else if (schema is not null && one.IsValid)
            {
                valid.Add(await IntrospectAsync($"{one}", one.Document, schema));
            }
        }

        Assert.True(
            differences.Count == 0,
            $"{differences.Count} of {Count} differ; see one by node sdl/sdl.mjs --seed {Seed} --only INDEX\n"
                + string.Join('\n', differences.Take(Shown))
        );
        Assert.True(valid.Count > Count / 10, $"Only {valid.Count} of {Count} documents are valid.");
        await ExpectSameSchemasAsync(valid);
    }

    [Fact]
    public async Task A_client_rebuilds_each_schema_of_the_oracle_from_introspection() =>
        await ExpectSameSchemasAsync(
            await IntrospectAsync(Path.Combine(Oracle.Folder, "schemas"), SchemaOptions.Default)
        );

    [Fact]
    public async Task A_client_rebuilds_the_graph_and_its_sources_from_introspection() =>
        await ExpectSameSchemasAsync(
            await IntrospectAsync(Path.Combine(SourceTree.Root, "schema"), SchemaOptions.SourceSchema)
        );

    private static (string? Difference, Schema? Schema) Judge(SdlCase one)
    {
        var source = Encoding.UTF8.GetBytes(one.Document);
        if (!Utf8GraphQLParser.TryParse(source, ParserOptions.Default, out var document, out var error))
        {
            var place = ExplainedDifferences.Unshift(
                one.Document,
                new Place(error.Location.Line, error.Location.Column)
            );
            return (
                one.SyntaxError == place
                    ? null
                    : $"is refused at {place} instead of {one.SyntaxError}: {error.Message}",
                null
            );
        }

        if (one.SyntaxError is not null)
        {
            return ($"is parsed in spite of {one.SyntaxError}", null);
        }

        var result = SchemaBuilder.Build(document);
        if (result.IsValid)
        {
            return (
                one.Errors is null ? null : $"is taken in spite of: {string.Join(" | ", one.Errors)}",
                result.Schema
            );
        }

        return (
            one.Errors is not null || result.Errors.All(ExplainedDifferences.IsExplained)
                ? null
                : $"is refused: {string.Join(" | ", result.Errors)}",
            null
        );
    }

    private static async Task<List<IntrospectedSchema>> IntrospectAsync(string folder, SchemaOptions options)
    {
        var schemas = new List<IntrospectedSchema>();
        foreach (var file in Directory.GetFiles(folder, "*.graphql"))
        {
            var document = Utf8GraphQLParser.Parse(await File.ReadAllBytesAsync(file));
            var schema = SchemaBuilder.BuildOrThrow(document, options);
            schemas.Add(
                await IntrospectAsync(Path.GetFileName(file), SchemaPrinter.Print(schema, WithDefinitions), schema)
            );
        }

        Assert.NotEmpty(schemas);
        return schemas;
    }

    private static async Task<IntrospectedSchema> IntrospectAsync(string name, string document, Schema schema)
    {
        using var result = await new RequestExecutor(schema).ExecuteAsync(
            Testing.TestGraph.Request(await Oracle.IntrospectionQuery, [null]),
            CancellationToken.None
        );
        using var response = JsonDocument.Parse(Testing.TestGraph.Text(result));
        Assert.False(response.RootElement.TryGetProperty("errors", out var errors), $"{name}: {errors}");
        return new IntrospectedSchema(name, document, response.RootElement.GetProperty("data").Clone());
    }

    private static async Task ExpectSameSchemasAsync(IReadOnlyList<IntrospectedSchema> schemas)
    {
        var answers = await Oracle.RebuildAsync(schemas);
        Assert.Equal(schemas.Select(schema => schema.Name), answers.Select(answer => answer.Name));
        var differences = answers.Where(answer => answer.Difference is not null).ToList();
        Assert.True(
            differences.Count == 0,
            $"{differences.Count} of {schemas.Count} schemas differ\n"
                + string.Join('\n', differences.Take(Shown).Select(answer => $"{answer.Name} {answer.Difference}"))
        );
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : otherwise;
}
