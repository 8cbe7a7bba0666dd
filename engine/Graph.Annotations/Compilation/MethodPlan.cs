using Graph.Execution.Resolvers;

namespace Graph.Annotations.Compilation;

/// <summary>What a compiled method needs for a call.</summary>
/// <param name="Name">The method as <c>Class.Method</c>, for the sentences.</param>
/// <param name="Services">The C# types of the services it takes, data loaders among them.</param>
/// <param name="Loaders">For each service, what makes it if it is a data loader; otherwise null.</param>
/// <param name="Columns">The arguments it takes as columns.</param>
internal sealed record MethodPlan(string Name, Type[] Services, DataLoaderFactory?[] Loaders, ArgumentColumn[] Columns)
{
    /// <summary>What it reads of its parents; null if it may read all of them.</summary>
    public ParentRead? ParentRead { get; init; }

    /// <summary>For each service, what makes it if each call has its own; otherwise null. Empty if no service is one.</summary>
    public Func<IServiceProvider, object>?[] OfCall { get; init; } = [];

    /// <summary>True if any service is a data loader.</summary>
    public bool UsesDataLoaders { get; } = Array.Exists(Loaders, loader => loader is not null);

    /// <summary>The services of the request.</summary>
    /// <exception cref="InvalidOperationException">A service is not registered.</exception>
    public object[] ResolveServices(ResolverContext context)
    {
        if (Services.Length == 0)
        {
            return [];
        }

        var services = new object[Services.Length];
        for (var i = 0; i < services.Length; i++)
        {
            if (Loaders[i] is { } loader)
            {
                services[i] = loader.Get(context.DataLoaders);
                continue;
            }

            if (OfCall.Length > 0 && OfCall[i] is not null)
            {
                // Made by CallServices.
                continue;
            }

            services[i] =
                context.Services.GetService(Services[i])
                ?? throw new InvalidOperationException(
                    $"{Name} takes a {Services[i].Name}, which is not a registered service. Register {Services[i].FullName}, "
                        + "or, if it is meant as an argument, mark its class with [InputObjectType]."
                );
        }

        return services;
    }
}
