using Graph.Fusion.Composition;

namespace Graph.Fusion.Tests.Composition;

/// <summary>Graphs in which several rules meet.</summary>
public sealed class ScenarioTests
{
    [Fact]
    public void Of_two_lookups_of_an_interface_each_type_takes_the_one_that_is_for_it() =>
        Assert.Empty(
            Composed.Errors(
                """type Query { cat: Cat dog: Dog } type Cat @key(fields: "id") { id: ID! } type Dog @key(fields: "id") { id: ID! }""",
                """type Query { dogs(id: ID! @is(field: "<Dog>.id")): Animal @lookup @internal all(id: ID!): Animal @lookup @internal } interface Animal { id: ID! } type Cat implements Animal { id: ID! c: Int } type Dog implements Animal { id: ID! d: Int }"""
            )
        );

    [Fact]
    public void A_lookup_that_is_only_for_another_type_does_not_lead_to_this_one() =>
        Assert.Equal(
            ["UNSATISFIABLE_QUERY_PATH Cat.c"],
            Composed.Errors(
                """type Query { cat: Cat dog: Dog } type Cat @key(fields: "id") { id: ID! } type Dog @key(fields: "id") { id: ID! }""",
                """type Query { dogs(id: ID! @is(field: "<Dog>.id")): Animal @lookup @internal } interface Animal { id: ID! } type Cat implements Animal @key(fields: "id") { id: ID! c: Int } type Dog implements Animal { id: ID! d: Int }"""
            )
        );

    [Fact]
    public void A_member_that_a_schema_does_not_have_in_its_union_is_not_reached_through_it() =>
        Assert.Equal(
            ["UNSATISFIABLE_QUERY_PATH Cat.c"],
            Composed.Errors(
                """type Query { cat: Cat } type Cat @key(fields: "id") { id: ID! }""",
                """type Query { pet(id: ID!): Pet @lookup @internal } union Pet = Dog type Dog @key(fields: "id") { id: ID! d: Int } type Cat @key(fields: "id") { id: ID! c: Int }"""
            )
        );

    [Fact]
    public void A_requirement_of_a_field_that_leads_nowhere_names_both_branches()
    {
        var result = Composed.From(
            """type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! category: Category section: Category } type Category { id: ID! @shareable }""",
            """type Query { q(id: ID!): P @lookup @internal } type P @key(fields: "id") { id: ID! ship(n: N @require(field: "{ a: category.name, b: section.name }")): Int } input N { a: String b: String }""",
            """type Query { x: Int } type Category { id: ID! @shareable name: String @inaccessible }"""
        );

        Assert.Equal(["UNSATISFIABLE_QUERY_PATH P.ship"], Composed.Errors(result));
        Assert.Contains(
            "'C' serves 'Category.name', but has no lookup for 'Category'",
            result.Log[0].Hint,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_requirement_is_met_by_who_took_the_field_over()
    {
        var result = Composed.From(
            """type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! price: Int }""",
            """type Query { q(id: ID!): P @lookup @internal } type P @key(fields: "id") { id: ID! ship(n: Int @require(field: "price")): Int }""",
            """type Query { r(id: ID!): P @lookup @internal } type P @key(fields: "id") { id: ID! price: Int @override(from: "A") }"""
        );

        Assert.Empty(Composed.Errors(result));
        Assert.Equal(["C"], result.Schema!.FieldSources("P", "price").Select(field => field.Source.Name));
    }

    [Fact]
    public void A_field_that_was_taken_over_still_implements_its_interface() =>
        Assert.Empty(
            Composed.Errors(
                """type Query { i: I p(id: ID!): P @lookup } interface I { price: Int } type P implements I @key(fields: "id") { id: ID! price: Int }""",
                """type Query { q(id: ID!): P @lookup @internal } type P @key(fields: "id") { id: ID! price: Int @override(from: "A") }"""
            )
        );

    [Fact]
    public void A_type_that_only_a_hidden_union_names_is_pruned()
    {
        var result = Composed.From(
            "type Query { x: Int u: U @inaccessible } union U @inaccessible = V type V { y: Int }"
        );

        Assert.Empty(Composed.Errors(result));
        Assert.Null(result.Schema!.Public.FindType("V"));
    }

    [Fact]
    public void An_object_that_two_roots_give_from_different_schemas_cannot_be_put_together() =>
        Assert.Equal(
            ["UNSATISFIABLE_QUERY_PATH Viewer.a", "UNSATISFIABLE_QUERY_PATH Viewer.b"],
            Composed.Errors(
                "type Query { viewer: Viewer } type Viewer { a: Int }",
                "type Query { other: Viewer } type Viewer { b: Int }"
            )
        );

    [Fact]
    public void Names_of_sources_that_differ_in_a_sign_are_two_names()
    {
        var result = SchemaComposer.Compose([
            new SourceSchema("a-b", "type Query { x: Int }"),
            new SourceSchema("a_b", "type Query { y: Int }"),
        ]);

        Assert.Equal(["a-b", "a_b"], result.Schema!.Sources.Select(source => source.Name));
    }

    [Fact]
    public void A_big_graph_of_circles_leads_to_about_as_many_states_as_types()
    {
        const int Types = 200;
        const int Sources = 20;
        var sources = Enumerable
            .Range(0, Sources)
            .Select(source => new SourceSchema($"s{source}", BigSource(source, Types)))
            .ToList();

        // Every type is the same object wherever it comes from, as every source can be entered.
        var options = new CompositionOptions { MaxSatisfiabilityStates = 2 * Types };
        Assert.Empty(SchemaComposer.Compose(sources, options).Log);
    }

    private static string BigSource(int source, int types)
    {
        var lookups = Enumerable
            .Range(0, types)
            .Select(type => $"s{source}t{type}(id: ID!): T{type} @lookup @internal");
        var definitions = Enumerable
            .Range(0, types)
            .Select(type =>
                $"type T{type} @key(fields: \"id\") {{ id: ID! f{source}: T{((type * 7) + source) % types} g{source}: [T{(type + source + 1) % types}] }}"
            );
        var start = source == 0 ? "start: T0" : "";
        return $"type Query {{ {start} {string.Join(' ', lookups)} }} {string.Join(' ', definitions)}";
    }
}
