using Graph.Annotations;
using Graph.Execution.DataLoaders;
using Graph.Execution.Resolvers;
using Graph.Execution.Tests.Testing;
using Graph.Types;

namespace Graph.Execution.Tests.DataLoaders;

/// <summary>A graph whose every way to a person leads through one loader.</summary>
internal static class PeopleGraph
{
    public static RequestExecutor Executor(ExecutionOptions? options = null) =>
        new(
            new AnnotatedSchemaBuilder()
                .AddType(typeof(PersonQueries))
                .AddType(typeof(PersonFields))
                .AddType(typeof(NoteFields))
                .AddType(typeof(PersonMutations))
                .AddType(typeof(PersonSubscriptions))
                .ModifyOptions(schema => schema with { EnableDefer = true })
                .Build(),
            options
        );

    public static async Task<string> Run(this People people, string document, ExecutionOptions? options = null) =>
        (await people.RunAll(document, [null], options)).Single();

    public static async Task<IReadOnlyList<string>> RunAll(
        this People people,
        string document,
        IReadOnlyList<string?> variableSets,
        ExecutionOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var executor = Executor(options);

        // A server has no synchronization context, but a test has.
        using var result = await Task.Run(async () =>
            await executor.ExecuteAsync(Request(people, document, variableSets), cancellationToken)
        );
        return [.. Enumerable.Range(0, result.Count).Select(index => TestGraph.Text(result, index))];
    }

    public static OperationRequest Request(
        People people,
        string document,
        IReadOnlyList<string?> variableSets,
        IncrementalDeliveryFormat delivery = IncrementalDeliveryFormat.None
    )
    {
        var request = TestGraph.Request(document, variableSets);
        return new OperationRequest
        {
            Document = request.Document,
            VariableSets = request.VariableSets,
            Services = people,
            AcceptsSubscription = true,
            IncrementalDelivery = delivery,
        };
    }
}

internal sealed class PersonByIdDataLoader(People people) : BatchDataLoader<int, Person>
{
    protected override int MaxBatchSize => people.MaxBatchSize;

    protected override Task<IReadOnlyDictionary<int, Person>> LoadBatchAsync(
        IReadOnlyList<int> keys,
        CancellationToken cancellationToken
    ) => people.ByIds(keys, cancellationToken);
}

internal sealed class HobbiesByPersonIdDataLoader(People people) : GroupedDataLoader<int, string>
{
    protected override Task<ILookup<int, string>> LoadGroupedBatchAsync(
        IReadOnlyList<int> keys,
        CancellationToken cancellationToken
    ) => people.HobbiesOf(keys, cancellationToken);
}

internal sealed class AgeByPersonIdDataLoader(People people) : ColumnDataLoader<int, int?>
{
    protected override Task<IReadOnlyList<int?>> LoadColumnAsync(
        IReadOnlyList<int> keys,
        CancellationToken cancellationToken
    ) => people.AgesOf(keys, cancellationToken);
}

/// <summary>Asks another loader for the person, and fails keys alone.</summary>
internal sealed class GreetingByPersonIdDataLoader(PersonByIdDataLoader people) : DataLoaderBase<int, string>
{
    protected override async ValueTask FetchAsync(
        IReadOnlyList<int> keys,
        Memory<ResolverResult<string>> results,
        CancellationToken cancellationToken
    )
    {
        var found = await people.LoadAsync(keys, cancellationToken);
        for (var i = 0; i < keys.Count; i++)
        {
            results.Span[i] = keys[i] == 13 ? new GraphQLError("13 is not greeted.") : $"Hello, {found[i]?.Name}";
        }
    }
}

[QueryType]
internal static class PersonQueries
{
    [Lookup, BatchResolver]
    public static ValueTask<IReadOnlyList<Person?>> PersonById(
        IReadOnlyList<int> id,
        PersonByIdDataLoader people,
        CancellationToken cancellationToken
    ) => people.LoadAsync(id, cancellationToken);

    public static async Task<Person?> Person(
        int id,
        PersonByIdDataLoader people,
        CancellationToken cancellationToken
    ) => await people.LoadAsync(id, cancellationToken);

    public static async Task<Person?> LatePerson(int id, PersonByIdDataLoader people, People source)
    {
        // Goes on only when everything else of the request has been loaded.
        while (source.Calls.IsEmpty)
        {
            await Task.Delay(1);
        }

        return await people.LoadAsync(id);
    }

    public static IReadOnlyList<Note> Notes(IReadOnlyList<int> authors) =>
        [.. authors.Select((author, index) => new Note(index, author))];

    public static async Task<int> Steps(int count, AgeByPersonIdDataLoader ages)
    {
        var known = 0;
        for (var i = 0; i < count; i++)
        {
            known += await ages.LoadAsync(i) is null ? 0 : 1;
        }

        return known;
    }

    public static int Plain() => 1;
}

[ObjectType<Note>]
internal static class NoteFields
{
    [BatchResolver]
    public static ValueTask<IReadOnlyList<Person?>> Author(
        [Parent] IReadOnlyList<Note> notes,
        PersonByIdDataLoader people,
        CancellationToken cancellationToken
    ) => people.LoadAsync([.. notes.Select(note => note.AuthorId)], cancellationToken);
}

[ObjectType<Person>]
internal static class PersonFields
{
    public static async Task<Person?> Lead(
        [Parent] Person person,
        PersonByIdDataLoader people,
        CancellationToken cancellationToken
    ) => await people.LoadAsync(person.Id + 1, cancellationToken);

    [BatchResolver]
    public static ValueTask<IReadOnlyList<string[]?>> Hobbies(
        [Parent] IReadOnlyList<Person> persons,
        HobbiesByPersonIdDataLoader hobbies,
        CancellationToken cancellationToken
    ) => hobbies.LoadAsync([.. persons.Select(person => person.Id)], cancellationToken);

    [BatchResolver]
    public static ValueTask<IReadOnlyList<int?>> Age(
        [Parent] IReadOnlyList<Person> persons,
        AgeByPersonIdDataLoader ages,
        CancellationToken cancellationToken
    ) => ages.LoadAsync([.. persons.Select(person => person.Id)], cancellationToken);

    [BatchResolver]
    public static ValueTask<IReadOnlyList<string?>> Greeting(
        [Parent] IReadOnlyList<Person> persons,
        GreetingByPersonIdDataLoader greetings,
        CancellationToken cancellationToken
    ) => greetings.LoadAsync([.. persons.Select(person => person.Id)], cancellationToken);
}

[MutationType]
internal static class PersonMutations
{
    public static async Task<Person?> RenamePerson(
        int id,
        string name,
        PersonByIdDataLoader people,
        People source,
        CancellationToken cancellationToken
    )
    {
        var before = await people.LoadAsync(id, cancellationToken);
        source.Rename(id, name);
        return before! with { Name = name };
    }
}

[SubscriptionType]
internal static class PersonSubscriptions
{
    [Subscribe(With = nameof(Events))]
    public static async Task<Person?> PersonChanged(
        [EventMessage] int id,
        PersonByIdDataLoader people,
        CancellationToken cancellationToken
    ) => await people.LoadAsync(id, cancellationToken);

    private static async IAsyncEnumerable<int> Events()
    {
        yield return 1;
        await Task.Yield();
        yield return 1;
    }
}
