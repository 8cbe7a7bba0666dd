using Graph.Common.Hosting;
using Graph.Fury.Database;
using Graph.Fury.Likes;
using Graph.Fury.Posts;

namespace Graph.Fury;

/// <summary>Fury: posts and likes, over the database <c>fury</c>.</summary>
public static class FuryService
{
    /// <summary>Its name, what it owns and its usual port.</summary>
    public static readonly ServiceDescription Description = new("Fury", "posts and the likes on them", 5003);

    /// <summary>The application as the environment and the arguments configure it.</summary>
    public static WebApplication Build(string[] args) => Build(SubgraphOptions.Read(Description, args));

    /// <summary>The application, ready to be started.</summary>
    public static WebApplication Build(SubgraphOptions options)
    {
        var builder = SubgraphApplication.CreateBuilder<FuryDbContext>(Description, options);
        builder.Services.AddSingleton<PostStore>();
        builder.Services.AddSingleton<PostWriter>();
        builder.Services.AddSingleton<LikeStore>();

        var app = builder.Build();
        app.UseSubgraph();
        return app;
    }
}
