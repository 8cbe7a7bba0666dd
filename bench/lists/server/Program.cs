using System.Globalization;
using Graph.Annotations;
using Graph.Bench.Lists;
using Graph.Execution;
using Graph.Server;

var schema = new AnnotatedSchemaBuilder().AddType(typeof(ItemQueries)).Build();
if (args is ["throughput", var file, var seconds])
{
    var utf8 = await File.ReadAllBytesAsync(file);
    Console.WriteLine(Throughput.Measure(schema, utf8, double.Parse(seconds, CultureInfo.InvariantCulture)));
    return;
}

if (args is not [var port])
{
    Console.Error.WriteLine("Say which port to listen on, or: throughput FILE SECONDS");
    Environment.ExitCode = 1;
    return;
}

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
var app = builder.Build();
var executor = new RequestExecutor(schema);
app.MapGraphQL("/graphql", () => executor);

// Beside the endpoint, so that what a request allocates can be told from outside: all of it, Kestrel's part too.
app.MapGet(
    "/allocated",
    context => context.Response.WriteAsync($"{GC.GetTotalAllocatedBytes(precise: true)} {GC.CollectionCount(0)}")
);
await app.RunAsync();
