using Graph.Execution.DataLoaders;
using Graph.Execution.Resolvers;

namespace Graph.Annotations.Tests;

/// <summary>What is wrong with a data loader, or with how it is taken, is said at start-up.</summary>
public sealed class WrongDataLoadersTests
{
    [Fact]
    public void A_resolver_names_the_class_of_its_loader() =>
        Says(
            """
            TakesInterface.One(loader): name the class of the data loader: IDataLoader<Int32, String> can be many.
            TakesInterface.Two(loader): name the class of the data loader: BatchDataLoader<Int32, String> can be many.
            """,
            typeof(TakesInterface)
        );

    [QueryType]
    private static class TakesInterface
    {
        public static async Task<string?> One(IDataLoader<int, string> loader) => await loader.LoadAsync(1);

        public static async Task<string?> Two(BatchDataLoader<int, string> loader) => await loader.LoadAsync(1);
    }

    [Fact]
    public void An_interface_of_a_loader_has_one_class_in_the_schemas_assemblies() =>
        Says(
            """
            TakesUnknown.One(loader): no class of the schema's assemblies is the data loader INobodysNames: add the assembly that has it.
            TakesUnknown.Two(loader): IManyNames is FirstNames and SecondNames: take one of these classes.
            """,
            typeof(TakesUnknown),
            typeof(FirstNames),
            typeof(SecondNames)
        );

    [QueryType]
    private static class TakesUnknown
    {
        public static async Task<string?> One(INobodysNames loader) => await loader.LoadAsync(1);

        public static async Task<string?> Two(IManyNames loader) => await loader.LoadAsync(1);
    }

    private interface INobodysNames : IDataLoader<int, string>;

    private interface IManyNames : IDataLoader<int, string>;

    private sealed class FirstNames : Names, IManyNames;

    private sealed class SecondNames : Names, IManyNames;

    [Fact]
    public void A_loader_has_one_constructor() =>
        Says(
            "TwoWays: a data loader has one public constructor, not 2: it takes services of the request and other loaders.",
            typeof(TakesTwoWays)
        );

    [QueryType]
    private static class TakesTwoWays
    {
        public static async Task<string?> One(TwoWays loader) => await loader.LoadAsync(1);
    }

    private sealed class TwoWays : Names
    {
        public TwoWays() { }

        public TwoWays(IServiceProvider services) => _ = services;
    }

    [Fact]
    public void A_loader_is_made_of_services_and_other_loaders() =>
        Says(
            """
            OfValues(most): a data loader is made of services of the request and of other loaders; Int32 is neither.
            OfValues(name): a data loader is made of services of the request and of other loaders; String is neither.
            OfValues(stop): a data loader gets its cancellation token with each batch.
            """,
            typeof(TakesOfValues)
        );

    [QueryType]
    private static class TakesOfValues
    {
        public static async Task<string?> One(OfValues loader) => await loader.LoadAsync(1);
    }

    private sealed class OfValues : Names
    {
        public OfValues(int most, string name, CancellationToken stop) => _ = (most, name, stop);
    }

    [Fact]
    public void Loaders_do_not_take_each_other_in_a_circle() =>
        Says("Hen(egg): data loaders take each other in a circle: Egg, Hen.", typeof(TakesEgg));

    [QueryType]
    private static class TakesEgg
    {
        public static async Task<string?> One(Egg loader) => await loader.LoadAsync(1);
    }

    private sealed class Egg : Names
    {
        public Egg(Hen hen) => _ = hen;
    }

    private sealed class Hen : Names
    {
        public Hen(Egg egg) => _ = egg;
    }

    [Fact]
    public void A_stream_of_events_takes_no_loader() =>
        Says(
            "Streams.Events(loader): a stream of events lives longer than a request, whose data loaders it would keep: take a "
                + "service.",
            typeof(Streams)
        );

    [SubscriptionType]
    private static class Streams
    {
        [Subscribe(With = nameof(Events))]
        public static string Changed([EventMessage] string message) => message;

        private static async IAsyncEnumerable<string> Events(Plain loader)
        {
            yield return await loader.LoadAsync(1) ?? "";
        }
    }

    [Fact]
    public async Task A_service_that_a_loader_lacks_is_named()
    {
        var schema = Annotated.Schema(typeof(TakesNeedy));
        var field = schema.QueryType!.FindField("one")!;
        var context = new FakeContext(schema, field, 1);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(context.Resolve);
        Assert.Equal(
            "There are no data loaders for 'Query.one': its resolver must say that it uses some, by "
                + "FieldResolver.UsesDataLoaders.",
            failure.Message
        );
        Assert.True(field.Resolver!.UsesDataLoaders);

        context.Scope = new DataLoaderScope(new DataLoaderOptions(), context, default);
        failure = await Assert.ThrowsAsync<InvalidOperationException>(context.Resolve);
        Assert.Equal(
            "Needy takes a IComparer<String>, which is not a registered service. Register "
                + $"{typeof(IComparer<string>).FullName}.",
            failure.Message
        );
    }

    [QueryType]
    private static class TakesNeedy
    {
        public static async Task<string?> One(Needy loader) => await loader.LoadAsync(1);
    }

    private sealed class Needy(IComparer<string> order) : Names
    {
        public override string ToString() => $"{order}";
    }

    private sealed class Plain : Names;

    private abstract class Names : BatchDataLoader<int, string>
    {
        protected override Task<IReadOnlyDictionary<int, string>> LoadBatchAsync(
            IReadOnlyList<int> keys,
            CancellationToken cancellationToken
        ) => Task.FromResult<IReadOnlyDictionary<int, string>>(keys.ToDictionary(key => key, key => $"{key}"));
    }

    private static void Says(string sentences, params Type[] types) =>
        Assert.Equal(
            sentences.ReplaceLineEndings("\n"),
            string.Join('\n', Annotated.Problems(types).Split('\n').Order(StringComparer.Ordinal))
        );
}
