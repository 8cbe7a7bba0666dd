using Graph.Fusion.Planning;
using Graph.Fusion.Schemas;

namespace Graph.Fusion.Tests.Planning;

/// <summary>What sources are asked of interfaces whose types differ in what they say of their fields.</summary>
public sealed class InterfacePlanTests
{
    private static readonly FusionSchema Places = Plans.Compose(
        (
            "a",
            """
            type Query { home: Place }
            interface Place { next: Place name: String near(km: Int): Place }
            type City implements Place { next: Place! name: String near(km: Int): Place size: Int! }
            type Town implements Place { next: Place name: String! near(km: Int): Place! size: Int }
            type Farm implements Place { next: Place name: String near(km: Int): Place }
            """
        )
    );

    [Fact]
    public void What_is_short_is_asked_of_each_type()
    {
        const string Names = "{ __typename ... on City { name } ... on Farm { name } ... on Town { name_2: name } }";

        Assert.Equal(
            $"{{ home {{ __typename ... on City {{ next {Names} }} ... on Farm {{ next_2: next {Names} }} "
                + $"... on Town {{ next_2: next {Names} }} }} }}",
            TextOf("{ home { next { name } } }")
        );
    }

    [Fact]
    public void What_would_be_long_is_asked_once_of_the_interface() =>
        Assert.Equal(
            $"{{ home {{ __typename {Repeat(6, "next { __typename ")}name {Repeat(6, "} ")}}} }}",
            TextOf($"{{ home {{ {Repeat(6, "next { ")} name {Repeat(6, "} ")} }} }}")
        );

    [Fact]
    public void What_only_some_types_have_is_asked_of_them_beside_it()
    {
        var text = TextOf($"{{ home {{ {Repeat(5, "next { ... on City { size } ")} name {Repeat(5, "} ")} }} }}");

        Assert.Equal(
            $"{{ home {{ __typename {Repeat(5, "next { __typename ")}name ... on City {{ size }} {Repeat(4, "} ... on City { size } ")}}} }} }}",
            text
        );
    }

    [Fact]
    public void Places_that_differ_at_their_end_are_alike_no_more_than_that()
    {
        var differing = "next { ... on City { near(km: 1) { name } } ... on Town { near(km: 2) { name } } }";

        var text = TextOf($"{{ home {{ {Repeat(6, "next { ")} {differing} {Repeat(6, "} ")} }} }}");

        Assert.StartsWith(
            $"{{ home {{ __typename {Repeat(7, "next { __typename ")}... on City {{ near(km: 1)",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_is_read_of_each_type_is_what_it_says_itself()
    {
        var plan = Plans.Plan(Places, $"{{ home {{ {Repeat(6, "next { ")} name {Repeat(6, "} ")} }} }}");

        var read = Assert.Single(plan.Targets).Read;
        for (var i = 0; i < 7; i++)
        {
            var types = read.Fields[0].Child!.Types;
            Assert.Equal(["City", "Farm", "Town"], types.Select(type => plan.Types[type.TypeId].Type.Name).Order());
            Assert.All(types, type => Assert.Same(type.Shape, Assert.Single(type.Read.Fields).Field.Shape));
            read = types[0].Read;
        }
    }

    /// <summary>Types share what is read of them: as many ways lead to the end as there are types, to the power of the depth.</summary>
    [Fact]
    public void What_has_failed_below_many_types_is_left_out_at_once()
    {
        var types = string.Concat(
            Enumerable.Range(0, 30).Select(i => $"type T{i} implements Node {{ next: Node name: String id: ID }} ")
        );
        var schema = Plans.Compose(
            ("a", $"type Query {{ top: Node }} interface Node {{ next: Node name: String id: ID }} {types}")
        );
        var plan = Plans.Plan(schema, $"{{ top {{ {Repeat(20, "next { ")} name id {Repeat(20, "} ")} }} }}");

        var reduced = OperationReduction.WithoutFields(
            Assert.Single(plan.Operations),
            [
                ["top", .. Enumerable.Repeat("next", 20), "name"],
            ]
        );

        Assert.True(reduced.IsWorthAsking);
        Assert.Contains("next{__typename id}", reduced.Text, StringComparison.Ordinal);
    }

    private static string TextOf(string document)
    {
        var text = Assert.Single(Plans.Plan(Places, document).Operations).Text;
        return text[text.IndexOf('{', StringComparison.Ordinal)..];
    }

    private static string Repeat(int times, string text) => string.Concat(Enumerable.Repeat(text, times));
}
