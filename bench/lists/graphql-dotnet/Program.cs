using System.Text.Json;
using System.Text.Json.Serialization;
using Graph.Bench.GraphQLDotNet;
using GraphQL;
using GraphQL.DI;
using GraphQL.Types;

if (args is not [var port])
{
    Console.Error.WriteLine("Say which port to listen on.");
    Environment.ExitCode = 1;
    return;
}

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
builder.Services.AddSingleton<IConfigureExecution, DocumentCache>();
builder.Services.AddSingleton<QueryType>().AddSingleton<ItemType>().AddSingleton<OwnerType>();
builder.Services.AddGraphQL(graph => graph.AddSchema<ItemSchema>().AddSystemTextJson());
var app = builder.Build();
var executer = app.Services.GetRequiredService<IDocumentExecuter<ISchema>>();
var serializer = app.Services.GetRequiredService<IGraphQLSerializer>();
app.MapPost("/graphql", AnswerAsync);
app.MapGet(
    "/allocated",
    context => context.Response.WriteAsync($"{GC.GetTotalAllocatedBytes(precise: true)} {GC.CollectionCount(0)}")
);
await app.RunAsync();

async Task AnswerAsync(HttpContext context)
{
    var request = await JsonSerializer.DeserializeAsync(
        context.Request.Body,
        RequestContext.Default.Request,
        context.RequestAborted
    );
    var result = await executer.ExecuteAsync(
        new ExecutionOptions
        {
            Query = request!.Query,
            RequestServices = context.RequestServices,
            CancellationToken = context.RequestAborted,
        }
    );
    context.Response.ContentType = "application/json";
    await serializer.WriteAsync(context.Response.Body, result, context.RequestAborted);
}

/// <summary>What a client sends.</summary>
internal sealed record Request(string Query);

[JsonSerializable(typeof(Request))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class RequestContext : JsonSerializerContext;
