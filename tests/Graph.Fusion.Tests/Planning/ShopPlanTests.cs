using Graph.Fusion.Planning;
using Graph.Fusion.Schemas;
using Snapshooter.Xunit;

namespace Graph.Fusion.Tests.Planning;

/// <summary>Plans over sources that hang together by entities, requirements, abstract types and shared fields.</summary>
public sealed class ShopPlanTests
{
    private static readonly FusionSchema Shop = Plans.Compose(
        (
            "accounts",
            """
            type Query {
              user(id: ID!): User @lookup
              users: [User!]!
              viewer: Viewer @shareable
            }
            type User @key(fields: "id") { id: ID! name: String username: String }
            type Viewer { name: String! }
            """
        ),
        (
            "inventory",
            """
            type Query { productByUpc(upc: ID!): Product @lookup @internal }
            type Product @key(fields: "upc") {
              upc: ID!
              inStock: Boolean!
              shippingEstimate(weight: Int! @require(field: "weight"), price: Int! @require(field: "price")): Int
            }
            """
        ),
        (
            "products",
            """
            type Query { topProducts(first: Int! = 5): [Product!]! product(upc: ID!): Product @lookup search: [Hit!]! }
            type Product @key(fields: "upc") { upc: ID! name: String! price: Int! weight: Int! }
            type Article { title: String! }
            union Hit = Product | Article
            """
        ),
        (
            "reviews",
            """
            type Query {
              product(upc: ID!): Product @lookup @internal
              user(id: ID!): User @lookup @internal
              viewer: Viewer @shareable
            }
            type Review { id: ID! body: String! author: User product: Product }
            type User @key(fields: "id") { id: ID! reviews: [Review!]! }
            type Product @key(fields: "upc") { upc: ID! reviews: [Review!]! }
            type Viewer { drafts: [Review!]! }
            """
        )
    );

    [Fact]
    public void One_source_is_one_request() =>
        Snapshot.Match(Plans.Print(Shop, "query Top($n: Int!) { topProducts(first: $n) { upc title: name } }"));

    [Fact]
    public void The_same_entities_at_several_places_are_one_request_to_each_source() =>
        Snapshot.Match(
            Plans.Print(
                Shop,
                """
                query Page {
                  users { ...U reviews { body product { ...P reviews { author { ...U reviews { product { ...P } } } } } } }
                  topProducts { ...P reviews { author { ...U reviews { product { ...P } } } } }
                }
                fragment U on User { id username name }
                fragment P on Product { upc inStock name price shippingEstimate weight }
                """
            )
        );

    [Fact]
    public void A_requirement_is_fetched_even_if_the_client_does_not_ask_for_it() =>
        Snapshot.Match(Plans.Print(Shop, "{ users { reviews { product { shippingEstimate } } } }"));

    [Fact]
    public void A_key_does_not_depend_on_the_clients_conditions_or_aliases() =>
        Snapshot.Match(
            Plans.Print(
                Shop,
                "query($c: Boolean!) { topProducts { upc: name weight: price upc_2: upc @include(if: $c) inStock shippingEstimate } }"
            )
        );

    [Fact]
    public void A_union_is_told_apart_by_its_typename_and_continued_by_type() =>
        Snapshot.Match(
            Plans.Print(Shop, "{ search { __typename ... on Product { name inStock } ... on Article { title } } }")
        );

    [Fact]
    public void A_shared_root_field_is_asked_of_each_source_that_knows_a_part() =>
        Snapshot.Match(Plans.Print(Shop, "{ viewer { name drafts { body author { name } } } }"));

    [Fact]
    public void Conditions_go_to_the_sources() =>
        Snapshot.Match(
            Plans.Print(
                Shop,
                """
                query($a: Boolean!, $b: Boolean!) {
                  topProducts @skip(if: $a) { name @include(if: $b) price @skip(if: $a) price @include(if: $b) inStock @include(if: $b) }
                }
                """
            )
        );

    [Fact]
    public void A_deep_chain_of_fragments_is_planned_within_bounds()
    {
        var fragments = string.Join(
            '\n',
            Enumerable.Range(0, 30).Select(i => $"fragment F{i} on User {{ ...F{i + 1} ...F{i + 1} }}")
        );

        var plan = Plans.Plan(Shop, "{ users { ...F0 } } fragment F30 on User { name } " + fragments);

        Assert.Single(plan.Operations);
    }

    [Theory]
    [InlineData("{ reviews { author { ...F# } } }", "deeper than 100 levels")]
    [InlineData("{ ...F# }", "deeper than 200 levels")]
    public void A_document_that_is_deep_only_by_its_fragments_is_refused(string body, string expected)
    {
        var fragments = string.Join(
            '\n',
            Enumerable
                .Range(0, 1_000)
                .Select(i => $"fragment F{i} on User " + body.Replace("#", $"{i + 1}", StringComparison.Ordinal))
        );

        var exception = Assert.Throws<PlanningException>(() =>
            Plans.Plan(Shop, "{ users { ...F0 } } fragment F1000 on User { name } " + fragments)
        );

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_of_many_places_is_made_in_bounded_time()
    {
        var fields = string.Join(
            ' ',
            Enumerable
                .Range(0, 60)
                .Select(i => $"a{i}: users {{ reviews {{ product {{ inStock shippingEstimate }} }} }}")
        );
        var started = System.Diagnostics.Stopwatch.GetTimestamp();

        var plan = Plans.Plan(Shop, $"{{ {fields} }}");

        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
        Assert.Equal((4, 4), (plan.Cost.Waves, plan.Groups.Length));
    }

    [Fact]
    public void Too_many_fields_are_refused_with_a_sentence()
    {
        // Each level has the field twice under different names: two to the power of eighteen once written out.
        var fragments = string.Join(
            '\n',
            Enumerable
                .Range(0, 9)
                .Select(i =>
                    $"fragment F{i} on User {{ a: reviews {{ author {{ ...F{i + 1} }} }} b: reviews {{ author {{ ...F{i + 1} }} }} }}"
                )
        );
        var document = "{ users { ...F0 } } fragment F9 on User { name } " + fragments;

        var exception = Assert.Throws<PlanningException>(() =>
            Plans.Plan(Shop, document, new PlanningOptions { MaxFields = 500 })
        );

        Assert.Contains("more than 500 fields", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_budget_of_the_search_never_changes_that_there_is_a_plan()
    {
        const string Query =
            "{ viewer { name drafts { body author { name } } } users { reviews { product { shippingEstimate } } } }";

        var greedy = Plans.Plan(Shop, Query, new PlanningOptions { MaxAttempts = 1 });
        var best = Plans.Plan(Shop, Query);

        Assert.True(best.Cost.CompareTo(greedy.Cost) <= 0);
    }
}
