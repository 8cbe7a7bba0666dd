using Graph.Annotations;
using Graph.Data;
using Graph.Fusion.Tests.Testing;
using Graph.Testing;
using Microsoft.EntityFrameworkCore;

namespace Graph.Fusion.Tests.Execution;

/// <summary>
/// Lists that sources filter and sort: the arguments <c>where</c> and <c>order</c> compose like any others, and arrive at the
/// database of their source.
/// </summary>
public sealed class FilteredListTests : IAsyncLifetime
{
    private static DbContextOptions<GardenDbContext> _garden = null!;

    private TestSubgraph _plants = null!;
    private TestSubgraph _shop = null!;
    private TestGateway _gateway = null!;

    public async Task InitializeAsync()
    {
        var database = await PostgresFixture.Shared.CreateDatabaseAsync();
        _garden = new DbContextOptionsBuilder<GardenDbContext>().UseNpgsql(database).Options;
        await using (var context = new GardenDbContext(_garden))
        {
            await context.Database.EnsureCreatedAsync();
            context.AddRange(
                new Plant
                {
                    Id = "p1",
                    Name = "Rose",
                    Height = 90,
                },
                new Plant
                {
                    Id = "p2",
                    Name = "Moss",
                    Height = 3,
                },
                new Plant
                {
                    Id = "p3",
                    Name = "Pine 100%",
                    Height = 2_000,
                }
            );
            await context.SaveChangesAsync();
        }

        _plants = await TestSubgraph.StartAsync("plants", typeof(PlantQueries), typeof(PlantFilter), typeof(PlantSort));
        _shop = await TestSubgraph.StartAsync("shop", typeof(OfferQueries), typeof(OfferFilter), typeof(OfferSort));
        _gateway = new TestGateway([_plants, _shop]);
    }

    public async Task DisposeAsync()
    {
        _gateway.Dispose();
        await _plants.DisposeAsync();
        await _shop.DisposeAsync();
    }

    [Fact]
    public async Task Conditions_and_orders_arrive_at_the_database_of_their_source()
    {
        var response = await _gateway.ExecuteAsync(
            """
            query ($where: PlantFilterInput, $order: [PlantSortInput!]) {
              plants(where: $where, order: $order) { name price }
              offers(where: { price: { gt: 5 } }, order: [{ price: DESC }]) { id }
            }
            """,
            """{"where":{"or":[{"height":{"gte":90}},{"name":{"startsWith":"M"}}],"name":{"ncontains":"_"}},"order":[{"height":"DESC"}]}"""
        );

        Assert.Equal(
            """
            {"data":{"plants":[{"name":"Pine 100%","price":30},{"name":"Rose","price":8},{"name":"Moss","price":2}],
            "offers":[{"id":"p3"},{"id":"p1"}]}}
            """.ReplaceLineEndings(""),
            response
        );
    }

    [Fact]
    public async Task A_condition_that_the_source_refuses_is_its_sentence_at_the_gateway()
    {
        var response = await _gateway.ExecuteAsync("{ plants(where: { height: { gt: null } }) { name } }");

        Assert.Contains(
            "'where.height.gt' of 'Query.plants' cannot be answered: it is null, and nothing compares with null.",
            response,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_condition_on_what_is_not_allowed_is_refused_by_the_gateway_itself()
    {
        var before = _plants.Requests.Count;

        var response = await _gateway.ExecuteAsync("{ plants(where: { secret: { eq: \"x\" } }) { name } }");

        Assert.Contains(
            "Field \\\"secret\\\" is not defined by type \\\"PlantFilterInput\\\".",
            response,
            StringComparison.Ordinal
        );
        Assert.Equal(before, _plants.Requests.Count);
    }

    [EntityKey("id")]
    internal sealed class Plant
    {
        [ID]
        public required string Id { get; set; }

        public required string Name { get; set; }

        public int Height { get; set; }

        public string? Secret { get; set; }
    }

    internal sealed class GardenDbContext(DbContextOptions<GardenDbContext> options) : DbContext(options)
    {
        public DbSet<Plant> Plants => Set<Plant>();
    }

    [QueryType]
    internal static class PlantQueries
    {
        [UseFiltering, UseSorting]
        public static async Task<IReadOnlyList<Plant>> Plants(
            QueryContext<Plant> query,
            CancellationToken cancellationToken
        )
        {
            await using var context = new GardenDbContext(_garden);
            return await context.Plants.With(query).ToListAsync(cancellationToken);
        }

        [Lookup]
        public static async Task<Plant?> PlantById([ID] string id, CancellationToken cancellationToken)
        {
            await using var context = new GardenDbContext(_garden);
            return await context.Plants.FindAsync([id], cancellationToken);
        }
    }

    internal sealed class PlantFilter : FilterInputType<Plant>
    {
        protected override void Configure(IFilterInputTypeDescriptor<Plant> descriptor)
        {
            descriptor.Field(plant => plant.Name);
            descriptor.Field(plant => plant.Height);
        }
    }

    internal sealed class PlantSort : SortInputType<Plant>
    {
        protected override void Configure(ISortInputTypeDescriptor<Plant> descriptor) =>
            descriptor.Field(plant => plant.Height);
    }

    [EntityKey("id"), GraphQLName("Plant")]
    internal sealed record Offer([property: ID] string Id, int Price);

    [QueryType]
    internal static class OfferQueries
    {
        private static readonly Offer[] All = [new("p1", 8), new("p2", 2), new("p3", 30)];

        [UseFiltering, UseSorting]
        public static IReadOnlyList<Offer> Offers(QueryContext<Offer> query) => [.. All.AsQueryable().With(query)];

        [Lookup, Internal]
        public static Offer? OfferById([ID] string id) => Array.Find(All, offer => offer.Id == id);
    }

    internal sealed class OfferFilter : FilterInputType<Offer>
    {
        protected override void Configure(IFilterInputTypeDescriptor<Offer> descriptor) =>
            descriptor.Name("OfferFilterInput").Field(offer => offer.Price);
    }

    internal sealed class OfferSort : SortInputType<Offer>
    {
        protected override void Configure(ISortInputTypeDescriptor<Offer> descriptor) =>
            descriptor.Name("OfferSortInput").Field(offer => offer.Price);
    }
}
