using Graph.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Graph.Server;

/// <summary>Maps the GraphQL endpoint of an application.</summary>
public static class GraphQLEndpoint
{
    /// <summary>Serves GraphQL over HTTP, Server-Sent Events and, if asked to, WebSockets at <paramref name="path"/>.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="path">The path, usually <c>/graphql</c>.</param>
    /// <param name="executor">Gives the executor for each request, so that a schema can be replaced while it runs.</param>
    /// <param name="options">Limits and switches; null for the defaults.</param>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints,
        string path,
        Func<IRequestExecutor> executor,
        GraphQLHttpOptions? options = null
    )
    {
        options ??= new GraphQLHttpOptions();
        var handler = new GraphQLHttpHandler(new RequestPipeline(executor, options), options);
        RequestDelegate pipeline = handler.HandleAsync;
        if (options.WebSockets is { } sockets)
        {
            var application = endpoints.CreateApplicationBuilder();
            application.UseWebSockets(sockets.ToAspNet());
            application.Run(handler.HandleAsync);
            pipeline = application.Build();
        }

        return endpoints.Map(path, pipeline).WithDisplayName($"GraphQL {path}");
    }
}
