using System.Text;
using Graph.Fusion.Planning;
using Graph.Language;
using Graph.Oracle.Tests.Comparison;
using Graph.Oracle.Tests.Worlds;

namespace Graph.Oracle.Tests;

/// <summary>A case as the oracle prints it when it has found one: pasted into a test, it runs.</summary>
public abstract class OracleCase
{
    /// <summary>Expects of the gateway over some sources what one server would answer over the unsplit schema.</summary>
    /// <param name="seed">The seed of the data.</param>
    /// <param name="monolith">The unsplit schema.</param>
    /// <param name="sources">The sources.</param>
    /// <param name="document">The operation.</param>
    /// <param name="variables">Its variables as JSON.</param>
    private protected static async Task ExpectSameAsync(
        int seed,
        string monolith,
        WorldSource[] sources,
        string document,
        string variables = "{}"
    )
    {
        var world = new World(seed, monolith, sources);
        Assert.Null(Bench.WhyNotComposed(world));
        await using var bench = await Bench.StartAsync();
        var operation = new WorldOperation(document, variables);

        var differences = await bench.WithAsync(world, served => served.CompareAsync([operation]));

        Assert.True(differences[0] is null, $"{differences[0]}\n{PlanOf(world, document)}");
    }

    private static string PlanOf(World world, string text)
    {
        var schema = WorldGateway.Compose(world).Schema!;
        var document = Utf8GraphQLParser.Parse(Encoding.UTF8.GetBytes(text));
        try
        {
            var operation = document.Definitions.OfType<OperationDefinitionNode>().First();
            return PlanPrinter.Print(QueryPlanner.Plan(schema, document, operation, new PlanningOptions()), schema);
        }
        catch (PlanningException exception)
        {
            return exception.Message;
        }
    }
}
