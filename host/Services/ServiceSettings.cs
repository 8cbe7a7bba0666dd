using System.Text.Json;
using Graph.Host.Databases;

namespace Graph.Host.Services;

/// <summary>The configuration that the host gives to the services; anything else is their own default.</summary>
internal static class ServiceSettings
{
    /// <summary>The variable in which a service's own process finds its settings.</summary>
    public const string Variable = "GRAPH_SERVICE_SETTINGS";

    /// <summary>The settings of one service, as configuration keys and values.</summary>
    public static Dictionary<string, string> For(
        ServiceAddress address,
        IReadOnlyList<ServiceAddress> all,
        IDatabases databases,
        Workspace workspace
    )
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["urls"] = $"http://localhost:{address.Port}",
            ["environment"] = "Development",
            ["contentRoot"] = AppContext.BaseDirectory,
            ["hostBuilder:reloadConfigOnChange"] = "false",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Ide:Directory"] = workspace.Ide,
        };
        foreach (ServiceAddress other in all)
        {
            if (other.Service.Database is not null)
            {
                settings[$"Sources:{other.Service.Name.ToLowerInvariant()}"] = $"{other.Url}graphql";
            }
        }

        if (address.Service.Database is { } database)
        {
            settings[$"ConnectionStrings:{address.Service.Name}"] = databases.ConnectionString(database);
        }

        return settings;
    }

    /// <summary>Settings as arguments of an app in this process.</summary>
    public static string[] ToArguments(IReadOnlyDictionary<string, string> settings) =>
        [.. settings.Select(pair => $"--{pair.Key}={pair.Value}")];

    /// <summary>Settings for a child process, in a variable: its arguments would show passwords to every user.</summary>
    public static string ToVariable(IReadOnlyDictionary<string, string> settings) => JsonSerializer.Serialize(settings);

    /// <summary>Reads what <see cref="ToVariable"/> has written.</summary>
    public static Dictionary<string, string> FromVariable(string value) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(value)!;
}
