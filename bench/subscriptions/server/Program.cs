using Graph.Annotations;
using Graph.Bench.Subscriptions;
using Graph.Execution;
using Graph.Execution.Subscriptions;
using Graph.Server;

// Two sources in one process: posts whose changes can be subscribed to, and the people who write them. It prints where they listen.
var posts = await Start(typeof(PostGraph.Queries), typeof(PostGraph.Subscriptions));
var people = await Start(typeof(PeopleGraph.Queries));
var topics = posts.Services.GetRequiredService<InMemoryTopics>();

posts.MapGet("/subscriptions", () => topics.SubscriberCount);
posts.MapPost(
    "/change",
    async (int count) =>
    {
        for (var i = 0; i < count; i++)
        {
            await topics.SendAsync($"post-{i}", $"{i}");
        }
    }
);
Console.WriteLine($"{posts.Urls.First()} {people.Urls.First()}");
await posts.WaitForShutdownAsync();

static async Task<WebApplication> Start(params Type[] types)
{
    var annotated = new AnnotatedSchemaBuilder();
    foreach (var type in types)
    {
        annotated.AddType(type);
    }

    var executor = new RequestExecutor(annotated.Build());
    var builder = WebApplication.CreateSlimBuilder();
    builder.Logging.ClearProviders();
    builder.WebHost.UseUrls("http://127.0.0.1:0");
    builder.Services.AddInMemorySubscriptions();
    var app = builder.Build();
    app.MapGraphQL(
        "/graphql",
        () => executor,
        new GraphQLHttpOptions { MaxConcurrentStreams = 100_000, MaxVariableSets = 10_000 }
    );
    await app.StartAsync();
    return app;
}
