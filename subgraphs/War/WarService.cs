using Graph.Common.Hosting;
using Graph.War.Database;
using Graph.War.Profiles;

namespace Graph.War;

/// <summary>War: profiles, over the database <c>war</c>.</summary>
public static class WarService
{
    /// <summary>Its name, what it owns and its usual port.</summary>
    public static readonly ServiceDescription Description = new("War", "who people are: profiles and handles", 5002);

    /// <summary>The application as the environment and the arguments configure it.</summary>
    public static WebApplication Build(string[] args) => Build(SubgraphOptions.Read(Description, args));

    /// <summary>The application, ready to be started.</summary>
    public static WebApplication Build(SubgraphOptions options)
    {
        var builder = SubgraphApplication.CreateBuilder<WarDbContext>(Description, options);
        builder.Services.AddSingleton<ProfileStore>();

        var app = builder.Build();
        app.UseSubgraph();
        return app;
    }
}
