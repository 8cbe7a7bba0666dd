using Graph.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Graph.Server;

/// <summary>Maps the GraphQL endpoint of an application.</summary>
public static class GraphQLEndpoint
{
    /// <summary>Serves GraphQL over HTTP at <paramref name="path"/>.</summary>
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
        var handler = new GraphQLHttpHandler(executor, options ?? new GraphQLHttpOptions());
        return endpoints.Map(path, (RequestDelegate)handler.HandleAsync).WithDisplayName($"GraphQL {path}");
    }
}
