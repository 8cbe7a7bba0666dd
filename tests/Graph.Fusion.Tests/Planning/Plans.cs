using System.Text;
using Graph.Fusion.Composition;
using Graph.Fusion.Planning;
using Graph.Fusion.Schemas;
using Graph.Language;

namespace Graph.Fusion.Tests.Planning;

/// <summary>Composes source schemas and plans operations, without any source running.</summary>
internal static class Plans
{
    public static FusionSchema Compose(params (string Name, string Sdl)[] sources)
    {
        var result = SchemaComposer.Compose(
            [.. sources.Select(source => new SourceSchema(source.Name, source.Sdl))],
            new CompositionOptions { EnableGlobalObjectIdentification = true }
        );
        return result.Schema
            ?? throw new InvalidOperationException(string.Join('\n', result.Log.Select(entry => entry.ToString())));
    }

    public static QueryPlan Plan(FusionSchema schema, string document, PlanningOptions? options = null)
    {
        var parsed = Utf8GraphQLParser.Parse(Encoding.UTF8.GetBytes(document));
        var operation = parsed.Definitions.OfType<OperationDefinitionNode>().First();
        return QueryPlanner.Plan(schema, parsed, operation, options ?? new PlanningOptions());
    }

    public static string Print(FusionSchema schema, string document) =>
        PlanPrinter.Print(Plan(schema, document), schema);
}
