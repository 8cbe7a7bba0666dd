using Graph.Common.Hosting;
using Graph.Death.Database;
using Graph.Death.Follows;

namespace Graph.Death;

/// <summary>Death: who follows whom, over the database <c>death</c>.</summary>
public static class DeathService
{
    /// <summary>Its name, what it owns and its usual port.</summary>
    public static readonly ServiceDescription Description = new("Death", "who follows whom", 5001);

    /// <summary>The application as the environment and the arguments configure it.</summary>
    public static WebApplication Build(string[] args) => Build(SubgraphOptions.Read(Description, args));

    /// <summary>The application, ready to be started.</summary>
    public static WebApplication Build(SubgraphOptions options)
    {
        var builder = SubgraphApplication.CreateBuilder<DeathDbContext>(Description, options);
        builder.Services.AddSingleton<FollowStore>();
        builder.Services.AddSingleton<FollowWriter>();

        var app = builder.Build();
        app.UseSubgraph();
        return app;
    }
}
