using Graph.Common.Database;
using Graph.Common.Events;
using Graph.Common.Live;
using Graph.Common.Subgraphs;
using Graph.Common.Visibility;
using Graph.Execution.Subscriptions;
using Graph.Fury.Database;
using Graph.Fury.Events;
using Graph.Fury.Likes;
using Graph.Fury.Posts;

namespace Graph.Fury;

/// <summary>Fury: posts and the likes on them, over the database <c>fury</c>.</summary>
public static class FurySubgraph
{
    /// <summary>What it is.</summary>
    public static Subgraph Definition { get; } =
        Subgraph.Define<FuryDbContext>(
            "Fury",
            "posts and the likes on them",
            services =>
            {
                services.AddSingleton<Participants>();
                services.AddSingleton<PostWriter>();
                services.AddSingleton<LikeWriter>();
                services.AddSingleton(provider => new PostEventLog(
                    provider.GetRequiredService<InMemoryTopics>(),
                    provider.GetRequiredService<LiveLogs>().Open(PostEventLog.LogName, PostEventLog.Capacity)
                ));
                services.AddHostedService<IdempotencySweeper>();
                services.AddEvents<FuryDbContext>(
                    "fury",
                    events => events.ConsumeVisibility().RemovesPeople<FuryDbContext, PostRemover>()
                );
            },
            port: 5003
        );
}
