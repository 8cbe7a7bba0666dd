using System.Collections.Immutable;
using Graph.Common.Events;
using Graph.Execution;
using Graph.Types;

namespace Graph.Common.Database;

/// <summary>
/// Tells a database that is away from a fault of the service: clients get <c>DATABASE_UNAVAILABLE</c>, which is worth another
/// try, in place of <c>INTERNAL_SERVER_ERROR</c>, which is not.
/// </summary>
/// <param name="service">The service's name.</param>
internal sealed class DatabaseErrorFilter(string service) : IErrorFilter
{
    private readonly GraphQLError _unavailable = new(
        $"The database of {service} is not available at the moment: try again in a few seconds."
    )
    {
        Code = "DATABASE_UNAVAILABLE",
        Extensions = ImmutableDictionary<string, object?>.Empty.Add("retryable", true),
    };

    public GraphQLError OnError(GraphQLError error) =>
        DatabaseFailure.IsTransient(error.Exception)
            ? _unavailable with
            {
                Locations = error.Locations,
                Path = error.Path,
                Exception = error.Exception,
            }
            : error;
}
