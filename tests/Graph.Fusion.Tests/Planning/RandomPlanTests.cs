using Graph.Fusion.Planning;
using Graph.Fusion.Schemas;
using Graph.Language;
using Graph.Validation;

namespace Graph.Fusion.Tests.Planning;

/// <summary>What composes can be planned, into operations that the sources accept, whatever the schema and the operation.</summary>
public sealed class RandomPlanTests
{
    private const int Graphs = 200;
    private const int OperationsOfEach = 8;

    [Fact]
    public void Every_operation_on_a_graph_that_composes_has_a_plan_that_its_sources_accept()
    {
        var planned = 0;
        var failures = new List<string>();
        for (var seed = 0; seed < Graphs && failures.Count < 5; seed++)
        {
            if (Compose(seed) is not { } schema)
            {
                continue;
            }

            var operations = new RandomOperation(schema.Public, seed);
            for (var i = 0; i < OperationsOfEach; i++)
            {
                var operation = operations.Next();
                if (IsValid(schema, operation))
                {
                    planned++;
                    Plan(seed, schema, operation, failures);
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        Assert.InRange(planned, 300, int.MaxValue);
    }

    private static void Plan(int seed, FusionSchema schema, string operation, List<string> failures)
    {
        try
        {
            Plans.Plan(schema, operation);
        }
        catch (Exception exception)
        {
            var sources = string.Join(
                '\n',
                new RandomGraph(seed).Sources.Select(source => $"# {source.Name}\n{source.Sdl}")
            );
            failures.Add(
                $"seed {seed}: {exception.Message}\n{operation}\n{sources}\n{(exception is PlanningException ? "" : exception.StackTrace)}"
            );
        }
    }

    private static bool IsValid(FusionSchema schema, string operation) =>
        DocumentValidator.Validate(schema.Public, Utf8GraphQLParser.Parse(operation)).IsEmpty;

    public static FusionSchema? Compose(int seed)
    {
        try
        {
            return Plans.Compose(new RandomGraph(seed).Sources);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
