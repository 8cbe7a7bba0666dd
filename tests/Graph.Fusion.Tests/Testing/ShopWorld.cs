using Graph.Annotations;
using Graph.Types;

namespace Graph.Fusion.Tests.Testing;

/// <summary>
/// Products with composite keys, a union and an interface, requirements that may be null, and a viewer that two sources
/// share.
/// </summary>
internal sealed class ShopWorld : IAsyncDisposable
{
    public required TestSubgraph Catalog { get; init; }

    public required TestSubgraph Stock { get; init; }

    public IReadOnlyList<TestSubgraph> All => [Catalog, Stock];

    public static async Task<ShopWorld> StartAsync() =>
        new()
        {
            Catalog = await TestSubgraph.StartAsync(
                "catalog",
                typeof(CatalogGraph.Queries),
                typeof(CatalogGraph.IHit),
                typeof(CatalogGraph.INamed),
                typeof(CatalogGraph.Product),
                typeof(CatalogGraph.Article),
                typeof(CatalogGraph.Size),
                typeof(CatalogGraph.Viewer)
            ),
            Stock = await TestSubgraph.StartAsync(
                "stock",
                typeof(StockGraph.Queries),
                typeof(StockGraph.Product),
                typeof(StockGraph.ProductStock),
                typeof(StockGraph.Viewer),
                typeof(StockGraph.SizeInput)
            ),
        };

    public async ValueTask DisposeAsync()
    {
        await Catalog.DisposeAsync();
        await Stock.DisposeAsync();
    }

    public static class CatalogGraph
    {
        [UnionType("Hit")]
        public interface IHit;

        [InterfaceType("Named")]
        public interface INamed
        {
            string Name { get; }
        }

        public sealed record Size(int Width, int Height);

        [EntityKey("sku country")]
        public sealed record Product(string Sku, string Country) : IHit, INamed
        {
            public string Name => $"{Sku}-{Country}";

            public int? Weight => Sku == "feather" ? null : Sku.Length;

            public int Mass => Sku.Length;

            public Size Size => new(Sku.Length, 2);

            public IReadOnlyList<IReadOnlyList<int>> Matrix =>
                [
                    [1, 2],
                    [],
                    [Sku.Length],
                ];

            public IReadOnlyList<INamed> Related => [new Product("saw", Country), new Article("saws")];
        }

        public sealed record Article(string Title) : IHit, INamed
        {
            public string Name => Title;
        }

        [Shareable]
        public sealed record Viewer(string Handle);

        [QueryType]
        public static class Queries
        {
            public static IReadOnlyList<IHit> Search() =>
                [
                    new Product("hammer", "de"),
                    new Article("hammers"),
                    new Product("feather", "de"),
                    new Product("hammer", "de"),
                ];

            public static Product? Product(string sku) => sku == "none" ? null : new Product(sku, "de");

            [Shareable]
            public static Viewer? Viewer() => new("ada");
        }
    }

    public static class StockGraph
    {
        [EntityKey("sku country")]
        public sealed record Product(string Sku, string Country);

        public sealed record SizeInput(int W, int H);

        [ObjectType<Product>]
        public static class ProductStock
        {
            public static int InStock([Parent] Product product) => product.Sku.Length;

            public static int? Shipping([Parent] Product product, [Require("mass")] int mass) => mass * 10;

            public static string? Handling([Parent] Product product, [Require] int? weight) =>
                weight is null ? "by hand" : $"{weight} kg";

            public static int? Area(
                [Parent] Product product,
                [Require("{ w: size.width, h: size.height }")] SizeInput size
            ) => size.W * size.H;
        }

        [Shareable]
        public sealed record Viewer([property: GraphQLIgnore] string Name)
        {
            public int Orders => 3;
        }

        [QueryType]
        public static class Queries
        {
            [Lookup, Internal]
            public static Product? ProductByKey(string sku, string country) =>
                country == "de" ? new Product(sku, country) : null;

            [Shareable]
            public static Viewer? Viewer() => new("ada");
        }
    }
}
