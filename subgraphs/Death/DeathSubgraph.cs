using Graph.Common.Events;
using Graph.Common.Events.Inbox;
using Graph.Common.Subgraphs;
using Graph.Death.Database;
using Graph.Death.Follows;
using Graph.Death.Relations;
using Graph.Death.Users;
using Graph.Events.Death;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Graph.Death;

/// <summary>Death: who follows, asks, blocks and mutes whom, over the database <c>death</c>.</summary>
public static class DeathSubgraph
{
    /// <summary>What it is.</summary>
    public static Subgraph Definition { get; } =
        Subgraph.Define<DeathDbContext>(
            "Death",
            "who follows whom",
            services =>
            {
                services.AddSingleton<RelationWriter>();
                services.TryAddSingleton(TimeProvider.System);
                services.AddHostedService<RequestAcceptor>();
                services.AddEvents<DeathDbContext>(
                    "death",
                    events =>
                        events
                            .Consume<AccountUsers>("users")
                            .Consume<AccountPrivacy>("privacy", Idempotency.Version)
                            .Snapshot<CountsChanged, CountsSnapshot>()
                            .Snapshot<RelationChanged, RelationSnapshot>()
                            .RemovesPeople<DeathDbContext, FollowRemover>()
                );
            },
            port: 5001
        );
}
