using System.Diagnostics;
using System.Globalization;
using Graph.Fusion.Composition;
using Graph.Fusion.Execution;
using Graph.Fusion.Planning;
using Graph.Language;
using Graph.Validation;

// Measures how long planning takes: dotnet run -c Release --project bench/planning [FOLDER OF SOURCES] [QUERY]
var sources = args.Length > 0 ? args[0] : "tests/Graph.Fusion.Tests/Composition/Schemas/eshop";
var query = args.Length > 1 ? args[1] : "bench/planning/shop.graphql";
var composed = SchemaComposer.Compose(
    [
        .. Directory
            .GetFiles(sources, "*.graphql")
            .Select(file => new SourceSchema(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))),
    ],
    new CompositionOptions { EnableGlobalObjectIdentification = true }
);
var schema = composed.Schema ?? throw new InvalidOperationException(string.Join('\n', composed.Log));
var text = File.ReadAllBytes(query);
var document = Utf8GraphQLParser.Parse(text);
var operation = document.Definitions.OfType<OperationDefinitionNode>().First();
var options = new PlanningOptions();
var executor = new FusionRequestExecutor(
    schema,
    source => new Graph.Fusion.Sources.HttpSourceTransport(
        source,
        new() { Url = new Uri("http://localhost:9/graphql") }
    )
);

Console.WriteLine(PlanPrinter.Print(QueryPlanner.Plan(schema, document, operation, options), schema));
Measure("plan", 2_000, () => QueryPlanner.Plan(schema, document, operation, options));
Measure(
    "parse, validate and plan",
    2_000,
    () =>
    {
        var parsed = Utf8GraphQLParser.Parse(text);
        DocumentValidator.Validate(schema.Public, parsed);
        QueryPlanner.Plan(schema, parsed, parsed.Definitions.OfType<OperationDefinitionNode>().First(), options);
    }
);
Measure("cached", 200_000, () => executor.Prepare(text, null));

static void Measure(string what, int count, Action action)
{
    // Long enough for the compiler to have its last word.
    var warm = Stopwatch.StartNew();
    while (warm.Elapsed < TimeSpan.FromSeconds(3))
    {
        action();
    }

    var times = new double[count];
    var allocated = GC.GetAllocatedBytesForCurrentThread();
    for (var i = 0; i < count; i++)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        times[i] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
    }

    allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / count;
    Array.Sort(times);
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: median {times[count / 2]:0.0} µs, p99 {times[count * 99 / 100]:0.0} µs, {allocated:N0} bytes"
        )
    );
}
