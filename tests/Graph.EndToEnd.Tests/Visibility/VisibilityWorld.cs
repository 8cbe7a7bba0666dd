using Graph.Common.Ids;
using Graph.EndToEnd.Tests.Testing;
using Npgsql;

namespace Graph.EndToEnd.Tests.Visibility;

/// <summary>
/// People, what they have to do with each other and what they have written, as the services hold it when they have heard of
/// everything: written to their databases, because some of it (a person who was deleted and has not been removed yet) lasts for a
/// moment only.
/// </summary>
internal sealed class VisibilityWorld(RunningGraph graph)
{
    private readonly List<Person> _people = [];
    private readonly List<Post> _posts = [];
    private readonly List<(Guid Post, Guid User)> _mentions = [];
    private readonly Dictionary<(Guid From, Guid To), Relation> _relations = [];

    public IReadOnlyList<Person> People => _people;

    public IReadOnlyList<Post> Posts => _posts;

    /// <summary>Somebody with a profile that says something.</summary>
    public Person AddPerson(string state = "ACTIVE", bool isPrivate = false)
    {
        var id = UuidV8.NewUser();
        var person = new Person(id, $"v_{_people.Count}_{id.ToString("N")[^8..]}", state, isPrivate);
        _people.Add(person);
        return person;
    }

    public Post AddPost(Person author, string visibility)
    {
        var post = new Post(UuidV8.NewId(author.Id), author, visibility);
        _posts.Add(post);
        return post;
    }

    public void Mention(Post post, Person person) => _mentions.Add((post.Id, person.Id));

    public bool Mentions(Post post, Person person) => _mentions.Contains((post.Id, person.Id));

    public void Relate(Person from, Person to, Relation relation) => _relations[(from.Id, to.Id)] = relation;

    public Relation RelationOf(Person from, Person to) =>
        _relations.GetValueOrDefault((from.Id, to.Id)) ?? Relation.None;

    /// <summary>Writes everybody as if all of them took part and nobody had to do with anybody, and what they have published.</summary>
    public async Task PublishAsync()
    {
        await WritePeopleAsync(_ => "ACTIVE", _ => false);
        await RunAsync(
            graph.Fury,
            """
            insert into posts (id, user_id, content, visibility, created_at)
            select n.id, n.user_id, 'Something to see.', n.visibility, now()
            from unnest($1::uuid[], $2::uuid[], $3::text[]) as n(id, user_id, visibility)
            """,
            _posts.Select(post => post.Id).ToArray(),
            _posts.Select(post => post.Author.Id).ToArray(),
            _posts.Select(post => post.Visibility).ToArray()
        );
        await RunAsync(
            graph.Fury,
            """
            insert into post_mentions (post_id, user_id)
            select n.post_id, n.user_id from unnest($1::uuid[], $2::uuid[]) as n(post_id, user_id)
            """,
            _mentions.Select(mention => mention.Post).ToArray(),
            _mentions.Select(mention => mention.User).ToArray()
        );
    }

    /// <summary>Makes everybody what they are, and lets them have to do with each other.</summary>
    public async Task RelateAsync()
    {
        await WritePeopleAsync(person => person.State, person => person.IsPrivate);
        const string sql = """
            insert into relations (from_id, to_id, follows, blocks, mutes, muted_until, version)
            select n.from_id, n.to_id, n.follows, n.blocks, n.mutes, now() + n.muted_for * interval '1 hour', 1
            from unnest($1::uuid[], $2::uuid[], $3::boolean[], $4::boolean[], $5::boolean[], $6::integer[])
                as n(from_id, to_id, follows, blocks, mutes, muted_for)
            """;
        foreach (var service in new[] { graph.Fury, graph.War })
        {
            await RunAsync(
                service,
                sql,
                _relations.Keys.Select(pair => pair.From).ToArray(),
                _relations.Keys.Select(pair => pair.To).ToArray(),
                _relations.Values.Select(relation => relation.Follows).ToArray(),
                _relations.Values.Select(relation => relation.Blocks).ToArray(),
                _relations.Values.Select(relation => relation.Mutes).ToArray(),
                _relations.Values.Select(relation => relation.MutedForHours).ToArray()
            );
        }
    }

    private async Task WritePeopleAsync(Func<Person, string> stateOf, Func<Person, bool> isPrivate)
    {
        await RunAsync(
            graph.Fury,
            """
            insert into people (id, handle_key, state, is_private, profile_version)
            select n.id, n.handle, n.state, n.is_private, 1
            from unnest($1::uuid[], $2::text[], $3::text[], $4::boolean[]) as n(id, handle, state, is_private)
            on conflict (id) do update set state = excluded.state, is_private = excluded.is_private
            """,
            _people.Select(person => person.Id).ToArray(),
            _people.Select(person => person.Handle).ToArray(),
            _people.Select(stateOf).ToArray(),
            _people.Select(isPrivate).ToArray()
        );
        // Who is deleted has no profile any more, and of an account that is about to be, War does not hear yet.
        Person[] shown = [.. _people.Where(person => stateOf(person) != "DELETED")];
        await RunAsync(
            graph.War,
            """
            insert into profiles (id, handle, handle_key, display_name, bio, website, location, status, is_private, created_at)
            select n.id, n.handle, n.handle, 'Somebody', 'Says something.', 'https://page.example', 'Here', n.status, n.is_private, now()
            from unnest($1::uuid[], $2::text[], $3::text[], $4::boolean[]) as n(id, handle, status, is_private)
            on conflict (id) do update set status = excluded.status, is_private = excluded.is_private
            """,
            shown.Select(person => person.Id).ToArray(),
            shown.Select(person => person.Handle).ToArray(),
            shown.Select(person => stateOf(person) is "SUSPENDED" or "BANNED" ? stateOf(person) : "ACTIVE").ToArray(),
            shown.Select(isPrivate).ToArray()
        );
        await RunAsync(
            graph.War,
            "delete from profiles where id = any($1)",
            _people.Except(shown).Select(person => person.Id).ToArray()
        );
    }

    private static async Task RunAsync(RunningService service, string sql, params object[] parameters)
    {
        await using var command = service.Database.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        await command.ExecuteNonQueryAsync();
    }

    internal sealed record Person(Guid Id, string Handle, string State, bool IsPrivate);

    internal sealed record Post(Guid Id, Person Author, string Visibility);

    /// <param name="Follows">Whether the one follows the other.</param>
    /// <param name="Blocks">Whether the one blocks the other.</param>
    /// <param name="Mutes">Whether the one has muted the other.</param>
    /// <param name="MutedForHours">In how many hours the mute ends, or has ended; null for one without an end.</param>
    internal sealed record Relation(
        bool Follows = false,
        bool Blocks = false,
        bool Mutes = false,
        int? MutedForHours = null
    )
    {
        public static readonly Relation None = new();
    }
}
