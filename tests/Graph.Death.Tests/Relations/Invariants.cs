namespace Graph.Death.Tests.Relations;

/// <summary>What is true in Death's database whatever happened: statements that count where it is not.</summary>
internal static class Invariants
{
    /// <summary>Counters that are not the number of their rows.</summary>
    public const string WrongCounts = """
        select count(*)
        from (select follower_id as id from followers union select following_id from followers
              union select user_id from follow_counts) u
        left join follow_counts c on c.user_id = u.id
        where coalesce(c.followers, 0) <> (select count(*) from followers f where f.following_id = u.id)
            or coalesce(c.following, 0) <> (select count(*) from followers f where f.follower_id = u.id)
        """;

    /// <summary>Follows and requests across a block, and requests beside a follow.</summary>
    public const string ForbiddenEdges = """
        select count(*)
        from (select follower_id, following_id from followers union all select follower_id, following_id from follow_requests) e
        where exists (
                select 1 from blocks b
                where (b.blocker_id = e.follower_id and b.blocked_id = e.following_id)
                    or (b.blocked_id = e.follower_id and b.blocker_id = e.following_id)
            )
            or 1 < (
                select (select count(*) from followers f where f.follower_id = e.follower_id and f.following_id = e.following_id)
                    + (select count(*) from follow_requests r where r.follower_id = e.follower_id and r.following_id = e.following_id)
            )
        """;

    /// <summary>What was told last of two people and is not what is in the rows.</summary>
    public const string UntoldRelations = """
        select count(*)
        from (
            select distinct on (aggregate_id) (data ->> 'fromId')::uuid as from_id, (data ->> 'toId')::uuid as to_id,
                (data ->> 'follows')::boolean as follows, (data ->> 'requests')::boolean as requests,
                (data ->> 'blocks')::boolean as blocks, (data ->> 'mutes')::boolean as mutes
            from outbox where type = 'death.relation.changed'
            order by aggregate_id, sequence desc
        ) t
        where t.follows <> exists (select 1 from followers x where x.follower_id = t.from_id and x.following_id = t.to_id)
            or t.requests <> exists (select 1 from follow_requests x where x.follower_id = t.from_id and x.following_id = t.to_id)
            or t.blocks <> exists (select 1 from blocks x where x.blocker_id = t.from_id and x.blocked_id = t.to_id)
            or t.mutes <> exists (select 1 from mutes x where x.muter_id = t.from_id and x.muted_id = t.to_id)
        """;
}
