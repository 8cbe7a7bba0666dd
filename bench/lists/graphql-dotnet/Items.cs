using GraphQL.Types;

namespace Graph.Bench.GraphQLDotNet;

/// <summary>A thing with five scalar fields and one object: the same thousand as in the other servers.</summary>
internal sealed record Item(string Id, string Title, int Count, double Price, bool Available, Owner Owner)
{
    /// <summary>All of them, from memory.</summary>
    public static Item[] All { get; } = [.. Enumerable.Range(1, 1_000).Select(Create)];

    private static Item Create(int number) =>
        new(
            $"{number}",
            $"The title of item {number}",
            number * 7,
            number / 4d,
            number % 3 == 0,
            new Owner($"Owner {number % 97}", $"City {number % 13}", 20 + (number % 50))
        );
}

/// <summary>Whose it is.</summary>
internal sealed record Owner(string Name, string City, int Age);

internal sealed class OwnerType : ObjectGraphType<Owner>
{
    public OwnerType()
    {
        Name = "Owner";
        Field<NonNullGraphType<StringGraphType>>("name").Resolve(context => context.Source.Name);
        Field<NonNullGraphType<StringGraphType>>("city").Resolve(context => context.Source.City);
        Field<NonNullGraphType<IntGraphType>>("age").Resolve(context => context.Source.Age);
    }
}

internal sealed class ItemType : ObjectGraphType<Item>
{
    public ItemType()
    {
        Name = "Item";
        Field<NonNullGraphType<IdGraphType>>("id").Resolve(context => context.Source.Id);
        Field<NonNullGraphType<StringGraphType>>("title").Resolve(context => context.Source.Title);
        Field<NonNullGraphType<IntGraphType>>("count").Resolve(context => context.Source.Count);
        Field<NonNullGraphType<FloatGraphType>>("price").Resolve(context => context.Source.Price);
        Field<NonNullGraphType<BooleanGraphType>>("available").Resolve(context => context.Source.Available);
        Field<NonNullGraphType<OwnerType>>("owner").Resolve(context => context.Source.Owner);
    }
}

internal sealed class QueryType : ObjectGraphType
{
    public QueryType()
    {
        Name = "Query";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ItemType>>>>("items").Resolve(_ => Item.All);
    }
}

internal sealed class ItemSchema : Schema
{
    public ItemSchema(IServiceProvider services)
        : base(services) => Query = services.GetRequiredService<QueryType>();
}
