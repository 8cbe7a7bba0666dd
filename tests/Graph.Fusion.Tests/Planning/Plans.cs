using System.Runtime.CompilerServices;
using System.Text;
using Graph.Execution;
using Graph.Fusion.Composition;
using Graph.Fusion.Planning;
using Graph.Fusion.Schemas;
using Graph.Fusion.Tests.Testing;
using Graph.Language;

namespace Graph.Fusion.Tests.Planning;

/// <summary>Composes source schemas and plans operations, without any source running.</summary>
internal static class Plans
{
    private static readonly ConditionalWeakTable<FusionSchema, SourceValidation> Validations = [];

    public static FusionSchema Compose(params (string Name, string Sdl)[] sources)
    {
        SourceSchema[] schemas = [.. sources.Select(source => new SourceSchema(source.Name, source.Sdl))];
        var result = SchemaComposer.Compose(
            schemas,
            new CompositionOptions { EnableGlobalObjectIdentification = true }
        );
        if (result.Schema is { } composed)
        {
            Validations.Add(composed, new SourceValidation(schemas));
            return composed;
        }

        throw new InvalidOperationException(string.Join('\n', result.Log.Select(entry => entry.ToString())));
    }

    /// <summary>The plan of the first operation, whose source operations are valid for their sources.</summary>
    public static QueryPlan Plan(FusionSchema schema, string document, PlanningOptions? options = null)
    {
        var parsed = Utf8GraphQLParser.Parse(Encoding.UTF8.GetBytes(document));
        var operation = parsed.Definitions.OfType<OperationDefinitionNode>().First();
        var plan = QueryPlanner.Plan(schema, parsed, operation, options ?? new PlanningOptions());
        if (Validations.TryGetValue(schema, out var validation))
        {
            validation.Check(schema, plan);
        }

        return plan;
    }

    /// <summary>The plan for a client that takes the response in parts.</summary>
    public static string PrintInParts(
        FusionSchema schema,
        string document,
        IncrementalDeliveryFormat delivery = IncrementalDeliveryFormat.IdBased
    )
    {
        var parsed = Utf8GraphQLParser.Parse(Encoding.UTF8.GetBytes(document));
        var operation = parsed.Definitions.OfType<OperationDefinitionNode>().First();
        return PlanPrinter.Print(QueryPlanner.Plan(schema, parsed, operation, new PlanningOptions(), delivery), schema);
    }

    public static string Print(FusionSchema schema, string document) =>
        PlanPrinter.Print(Plan(schema, document), schema);
}
