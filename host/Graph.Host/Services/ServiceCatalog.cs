using Graph.Common.Subgraphs;
using Graph.Death;
using Graph.Fury;
using Graph.Fusion.Composition.Settings;
using Graph.Gateway;
using Graph.Hosting.Authentication;
using Graph.Identity;
using Graph.War;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Host.Services;

/// <summary>Every service of the graph; the gateway first, then the subgraphs in the order of their ports.</summary>
internal static class ServiceCatalog
{
    public static IReadOnlyList<ServiceDefinition> All { get; } =
    [
        new("Gateway", BuildGateway),
        Define(DeathSubgraph.Definition),
        Define(WarSubgraph.Definition),
        Define(FurySubgraph.Definition),
        Define(IdentitySubgraph.Definition),
    ];

    private static WebApplication BuildGateway(ServiceSettings settings)
    {
        try
        {
            return GatewayService.Build(OptionsOfGateway(settings, GatewayOptions.Read()));
        }
        catch (GatewayConfigurationException e)
        {
            throw new Complaint(e.Message);
        }
    }

    /// <summary>What a person has set, with what is the host's to decide.</summary>
    /// <exception cref="Complaint">A person has set what the host decides.</exception>
    internal static GatewayOptions OptionsOfGateway(ServiceSettings settings, GatewayOptions given)
    {
        RefuseOwnDecisions(given);
        return given with
        {
            Url = settings.Url,
            Jwks = settings.Jwks,
            Revocations = settings.Revocations,
            SchemaFile = Path.Combine(settings.SchemaDirectory, CompositionFiles.Execution),
            Sources = settings.Sources.ToDictionary(source => source.Key, source => new Uri(source.Value)),
            IdeDirectory = given.IdeDirectory ?? settings.IdeDirectory,
            MediaFolder = given.MediaFolder ?? settings.MediaDirectory,
            Configure = Quieten,
        };
    }

    private static void RefuseOwnDecisions(GatewayOptions given)
    {
        var name =
            given.Sources.Count > 0 ? $"Sources__{given.Sources.Keys.First()}"
            : given.SchemaFile is not null ? "Schema__File"
            : given.SourceSchemas is not null ? "Schema__Sources"
            : given.Jwks is not null ? "Auth__Jwks"
            : given.Revocations is not null ? "Auth__Revocations"
            : null;
        if (name is not null)
        {
            throw new Complaint(
                $"{name} is set, but ./graph up starts services, schema and keys of its own. Unset it, or start the gateway "
                    + "alone: dotnet run --project gateway/Graph.Gateway."
            );
        }
    }

    private static ServiceDefinition Define(Subgraph subgraph) =>
        new(
            subgraph.Name,
            settings =>
                subgraph.Build(
                    new SubgraphOptions
                    {
                        Url = settings.Url,
                        ConnectionString = settings.ConnectionString,
                        Tokens = new TokenOptions { Jwks = settings.Jwks, Revocations = settings.Revocations },
                        Configure = builder =>
                        {
                            Quieten(builder);
                            if (settings.EmailDirectory is { } emails)
                            {
                                builder.Configuration["Identity:Email:Directory"] ??= emails;
                            }

                            if (settings.MediaUrl is { } media)
                            {
                                builder.Configuration["Media:PublicUrl"] ??= media;
                            }

                            if (settings.Redis is { } redis)
                            {
                                builder.Configuration["Events:Redis"] = redis;
                            }

                            if (settings.EventBus is { } bus)
                            {
                                builder.Services.AddSingleton(bus);
                            }
                        },
                    }
                )
        )
        {
            Subgraph = subgraph,
        };

    // A line per request would bury what a person has to read; so would a failed question whether a database is new, and
    // that the keys of cookies, of which there are none, lie unencrypted.
    private static void Quieten(WebApplicationBuilder builder) =>
        builder
            .Logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
}
