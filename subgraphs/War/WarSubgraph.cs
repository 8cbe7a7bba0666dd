using Graph.Common.Events;
using Graph.Common.Events.Inbox;
using Graph.Common.Subgraphs;
using Graph.Common.Visibility;
using Graph.Events.War;
using Graph.War.Database;
using Graph.War.Profiles;

namespace Graph.War;

/// <summary>War: profiles, over the database <c>war</c>.</summary>
public static class WarSubgraph
{
    /// <summary>What it is.</summary>
    public static Subgraph Definition { get; } =
        Subgraph.Define<WarDbContext>(
            "War",
            "who people are: profiles and handles",
            services =>
                services
                    .AddSingleton<MediaAddress>()
                    .AddEvents<WarDbContext>(
                        "war",
                        events =>
                            events
                                .Consume<FollowerCounts>("followers", Idempotency.Version)
                                .Consume<AccountProfiles>("profiles")
                                .ConsumeRelations()
                                .Snapshot<ProfileChanged, ProfileSnapshot>()
                                .RemovesPeople<WarDbContext>()
                    ),
            port: 5002
        );
}
