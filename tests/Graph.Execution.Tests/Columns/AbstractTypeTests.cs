using Graph.Execution.Tests.Testing;

namespace Graph.Execution.Tests.Columns;

public sealed class AbstractTypeTests
{
    private abstract record Pet(string Name);

    private record Dog(string Name, int Barks) : Pet(Name);

    private sealed record Puppy(string Name) : Dog(Name, 0);

    private sealed record Cat(string Name, bool? Purrs) : Pet(Name);

    private sealed record Fish(string Name) : Pet(Name);

    private static TestGraph Pets(List<int>? calls, params Pet?[] pets) =>
        new TestGraph(
            """
            type Query { pets: [Pet] union: [DogOrCat] must: [Pet!]! }
            interface Pet { name: String! }
            type Dog implements Pet { name: String! barks: Int friend: Pet }
            type Cat implements Pet { name: String! purrs: Boolean! }
            union DogOrCat = Dog | Cat
            """
        )
            .Type<Dog>("Dog")
            .Type<Cat>("Cat")
            .Root<Pet?[]>("Query.pets", pets)
            .Root<Pet?[]>("Query.must", pets)
            .Root<object?[]>("Query.union", pets)
            .Batch<Dog, string>(
                "Dog.name",
                (_, dogs) =>
                {
                    calls?.Add(dogs.Count);
                    return new([.. dogs.Select(dog => dog.Name)]);
                }
            )
            .Field<Dog, int>("Dog.barks", dog => dog.Barks)
            .Field<Dog, Pet>("Dog.friend", _ => new Cat("Tom", true))
            .Field<Cat, string>("Cat.name", cat => cat.Name)
            .Field<Cat, bool?>("Cat.purrs", cat => cat.Purrs);

    private static readonly Pet?[] Some =
    [
        new Dog("Rex", 3),
        new Cat("Tom", true),
        null,
        new Dog("Bo", 1),
        new Puppy("Pip"),
    ];

    [Fact]
    public async Task Rows_are_parted_by_their_type_and_keep_their_order()
    {
        var calls = new List<int>();
        Assert.Equal(
            """{"data":{"pets":[{"name":"Rex","barks":3},{"name":"Tom","purrs":true},null,{"name":"Bo","barks":1},{"name":"Pip","barks":0}]}}""",
            await Pets(calls, Some).ExecuteAsync("{ pets { name ... on Dog { barks } ... on Cat { purrs } } }")
        );
        Assert.Equal([3], calls);
    }

    [Fact]
    public async Task Unions_and_interfaces_in_fragments_apply_to_their_members() =>
        Assert.Equal(
            """{"data":{"union":[{"__typename":"Dog","name":"Rex","friend":{"__typename":"Cat"}},{"__typename":"Cat","name":"Tom"}]}}""",
            await Pets(null, Some[..2])
                .ExecuteAsync("{ union { __typename ... on Pet { name } ... on Dog { friend { __typename } } } }")
        );

    [Fact]
    public async Task A_value_of_no_possible_type_is_an_error_that_names_it()
    {
        var response = await Pets(null, new Fish("Nemo"), new Dog("Rex", 1)).ExecuteAsync("{ pets { name } }");
        Assert.Contains("Abstract type \\\"Pet\\\" must resolve to an Object type", response);
        Assert.Contains("'Fish'", response);
        Assert.Contains("""["pets",0]""", response);
        Assert.EndsWith("""{"pets":[null,{"name":"Rex"}]}}""", response);
    }

    [Fact]
    public async Task A_null_goes_up_through_the_type_it_belongs_to()
    {
        const string selection = "{ name ... on Cat { purrs } }";
        var graph = Pets(null, new Dog("Rex", 1), new Cat("Tom", null), new Cat("Kit", true));
        var response = await graph.ExecuteAsync($"{{ pets {selection} }}");
        Assert.Contains("""["pets",1,"purrs"]""", response);
        Assert.EndsWith("""{"pets":[{"name":"Rex"},null,{"name":"Kit","purrs":true}]}}""", response);
        Assert.EndsWith("""],"data":null}""", await graph.ExecuteAsync($"{{ must {selection} }}"));
    }
}
