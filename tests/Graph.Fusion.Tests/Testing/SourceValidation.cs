using System.Collections.Immutable;
using System.Text;
using Graph.Fusion.Composition;
using Graph.Fusion.Planning;
using Graph.Fusion.Schemas;
using Graph.Language;
using Graph.Types;
using Graph.Types.Sdl;
using Graph.Validation;

namespace Graph.Fusion.Tests.Testing;

/// <summary>Checks plans as the sources would: every operation of a plan has to be valid for the source that gets it.</summary>
internal sealed class SourceValidation(IEnumerable<SourceSchema> sources)
{
    private static readonly SchemaOptions Options = SchemaOptions.SourceSchema with
    {
        Scalars = ImmutableDictionary<string, ScalarCoercion>.Empty,
    };

    // What is tested is what is valid, not how much a source takes.
    private static readonly ValidationOptions Unlimited = new()
    {
        MaxDepth = 500,
        MaxFields = 100_000,
        MaxAliases = 100_000,
        MaxRootFields = 100_000,
    };

    private readonly Dictionary<string, Schema> _schemas = sources.ToDictionary(
        source => source.Name,
        source => SchemaBuilder.BuildOrThrow(Utf8GraphQLParser.Parse(source.Text, ParserOptions.Schema), Options)
    );

    /// <summary>Plans every operation of a document, if it is one, and checks the plans.</summary>
    public void Check(FusionSchema schema, string document, PlanningOptions options)
    {
        if (
            !Utf8GraphQLParser.TryParse(document, ParserOptions.Default, out var parsed, out _)
            || !DocumentValidator.Validate(schema.Public, parsed).IsEmpty
        )
        {
            return;
        }

        foreach (var operation in parsed.Definitions.OfType<OperationDefinitionNode>())
        {
            try
            {
                Check(schema, QueryPlanner.Plan(schema, parsed, operation, options));
            }
            catch (PlanningException)
            {
                // What cannot be planned is for the test to find out.
            }
        }
    }

    /// <summary>Checks a plan.</summary>
    public void Check(FusionSchema schema, QueryPlan plan)
    {
        foreach (var operation in plan.Operations.Concat(plan.EventLookups.Select(target => target.Operation)))
        {
            Check(schema, operation);
            for (var i = operation.KeyCount; i < operation.RequiredNames.Length; i++)
            {
                Check(schema, operation.Reduced.Without(ReducedOperations.BitOf(i)));
            }
        }
    }

    private void Check(FusionSchema schema, PlannedOperation operation)
    {
        var source = schema.Sources[operation.Source].Name;
        var document = Utf8GraphQLParser.Parse(Encoding.UTF8.GetBytes(operation.Text));
        var errors = DocumentValidator.Validate(_schemas[source], document, Unlimited);
        Assert.True(
            errors.IsEmpty,
            $"'{source}' refuses {operation.Text}: {string.Join(" ", errors.Select(error => error.Message))}"
        );
    }
}
