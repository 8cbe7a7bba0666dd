using Graph.Fusion.Composition;

namespace Graph.Fusion.Tests.Composition;

public sealed class LookupTests
{
    private const string P = "type P @key(fields: \"id\") { id: ID!";
    private const string Lookup = "p(id: ID!): P @lookup";
    private const string Hidden = "p(id: ID!): P @lookup @internal";

    [Fact]
    public void An_internal_lookup_does_not_collide_with_a_public_one()
    {
        var result = Composed.From(
            $"type Query {{ {Lookup} }} {P} a: Int }}",
            $"type Query {{ {Hidden} }} {P} b: Int }}"
        );

        Assert.Empty(Composed.Errors(result));
        var p = (Types.ObjectType)result.Schema!.Public.FindType("P")!;
        Assert.Equal(["id", "a", "b"], p.Fields.Select(field => field.Name));
        Assert.Equal(["p"], result.Schema.Public.QueryType!.Fields.Select(field => field.Name));
        Assert.Equal(2, result.Schema.Lookups.Length);
        Assert.True(result.Schema.LookupsOf(1, "P")[0].IsInternal);
    }

    [Fact]
    public void Public_lookups_of_one_name_have_to_be_shareable() =>
        Assert.Equal(
            ["INVALID_FIELD_SHARING A:Query.p", "INVALID_FIELD_SHARING B:Query.p"],
            Composed.Errors($"type Query {{ {Lookup} }} {P} a: Int }}", $"type Query {{ {Lookup} }} {P} b: Int }}")
        );

    [Fact]
    public void Shareable_public_lookups_of_one_name_compose() =>
        Assert.Empty(
            Composed.Errors(
                $"type Query {{ {Lookup} @shareable }} {P} a: Int }}",
                $"type Query {{ {Lookup} @shareable }} {P} b: Int }}"
            )
        );

    [Fact]
    public void Without_lookups_neither_schema_can_be_entered() =>
        Assert.Equal(
            ["UNSATISFIABLE_QUERY_PATH P.a", "UNSATISFIABLE_QUERY_PATH P.b"],
            Composed.Errors($"type Query {{ t: P }} {P} a: Int }}", $"type Query {{ q: P }} {P} b: Int }}")
        );

    [Fact]
    public void Keys_can_be_gathered_over_several_schemas() =>
        Assert.Empty(
            Composed.Errors(
                "type Query { t: P } type P @key(fields: \"a\") { a: ID! }",
                "type Query { l(a: ID!): P @lookup @internal } type P @key(fields: \"a\") @key(fields: \"b\") { a: ID! b: ID! }",
                "type Query { l(b: ID!): P @lookup @internal } type P @key(fields: \"b\") @key(fields: \"c\") { b: ID! c: ID! }",
                "type Query { l(c: ID!): P @lookup @internal } type P @key(fields: \"c\") { c: ID! x: Int }"
            )
        );

    [Fact]
    public void Schemas_with_different_keys_cannot_enter_each_other() =>
        Assert.Equal(
            [
                "UNSATISFIABLE_QUERY_PATH P.a",
                "UNSATISFIABLE_QUERY_PATH P.b",
                "UNSATISFIABLE_QUERY_PATH P.id",
                "UNSATISFIABLE_QUERY_PATH P.sku",
            ],
            Composed.Errors(
                "type Query { x(id: ID!): P @lookup } type P @key(fields: \"id\") { id: ID! a: Int }",
                "type Query { y(sku: ID!): P @lookup } type P @key(fields: \"sku\") { sku: ID! b: Int }"
            )
        );

    [Fact]
    public void A_schema_with_both_keys_connects_the_others() =>
        Assert.Empty(
            Composed.Errors(
                "type Query { x(id: ID!): P @lookup } type P @key(fields: \"id\") { id: ID! a: Int }",
                "type Query { y(sku: ID!): P @lookup } type P @key(fields: \"sku\") { sku: ID! b: Int }",
                "type Query { v(id: ID!): P @lookup w(sku: ID!): P @lookup } type P @key(fields: \"id\") @key(fields: \"sku\") { id: ID! sku: ID! }"
            )
        );

    [Fact]
    public void A_composite_key_needs_all_of_its_fields() =>
        Assert.Equal(
            ["UNSATISFIABLE_QUERY_PATH P.a", "UNSATISFIABLE_QUERY_PATH P.sku"],
            Composed.Errors(
                "type Query { x(id: ID!, sku: ID!): P @lookup } type P @key(fields: \"id sku\") { id: ID! sku: ID! a: Int }",
                "type Query { y: P z(id: ID!): P @lookup @internal } type P @key(fields: \"id\") { id: ID! b: Int }"
            )
        );

    [Fact]
    public void An_argument_can_be_a_nested_field_of_another_schema() =>
        Assert.Empty(
            Composed.Errors(
                "type Query { t: P } type P { owner: O! } type O { id: ID! }",
                "type Query { p(id: ID! @is(field: \"owner.id\")): P @lookup @internal } type P { x: Int }"
            )
        );

    [Fact]
    public void Alternatives_of_a_one_of_input_are_keys_of_their_own()
    {
        var result = Composed.From(
            "type Query { t: P } type P @key(fields: \"sku\") { sku: ID! }",
            "type Query { p(by: PBy! @is(field: \"{ id } | { sku }\")): P @lookup } input PBy @oneOf { id: ID sku: ID } type P { id: ID! sku: ID! x: Int }"
        );

        Assert.Empty(Composed.Errors(result));
        Assert.Equal(2, Assert.Single(result.Schema!.Lookups).Keys.Length);
    }

    [Fact]
    public void Without_one_of_all_fields_of_the_input_are_one_key() =>
        Assert.Equal(
            ["UNSATISFIABLE_QUERY_PATH P.id", "UNSATISFIABLE_QUERY_PATH P.x"],
            Composed.Errors(
                "type Query { t: P } type P @key(fields: \"sku\") { sku: ID! }",
                "type Query { p(by: PBy! @is(field: \"{ id, sku }\")): P @lookup } input PBy { id: ID sku: ID } type P { id: ID! sku: ID! x: Int }"
            )
        );

    [Fact]
    public void A_lookup_of_an_interface_enters_the_types_that_the_schema_knows_only() =>
        Assert.Equal(
            ["UNSATISFIABLE_QUERY_PATH Cat.b"],
            Composed.Errors(
                "type Query { cat: Cat dog: Dog } interface Animal { id: ID! } type Cat implements Animal @key(fields: \"id\") { id: ID! } type Dog implements Animal @key(fields: \"id\") { id: ID! }",
                "type Query { animal(id: ID!): Animal @lookup } interface Animal { id: ID! } type Dog implements Animal @key(fields: \"id\") { id: ID! a: Int }",
                "type Query { z: Cat } type Cat @key(fields: \"id\") { id: ID! b: Int }"
            )
        );

    [Fact]
    public void A_namespace_of_lookups_is_not_in_the_graph()
    {
        var result = Composed.From(
            $"type Query {{ t: P lookups: L! @internal }} type L @internal {{ {Lookup} }} {P} a: Int }}",
            $"type Query {{ lookups: L! @internal }} type L @internal {{ {Lookup} }} {P} b: Int }}"
        );

        Assert.Empty(Composed.Errors(result));
        Assert.Null(result.Schema!.Execution.FindType("L"));
        Assert.Equal("lookups", Assert.Single(result.Schema.Lookups[0].Path));
    }

    [Fact]
    public void A_namespace_below_an_internal_field_is_pruned()
    {
        var result = Composed.From($"type Query {{ t: P lookups: L! @internal }} type L {{ {Lookup} }} {P} a: Int }}");

        Assert.Empty(Composed.Errors(result));
        Assert.Null(result.Schema!.Execution.FindType("L"));
    }

    [Fact]
    public void A_public_field_cannot_have_an_internal_type() =>
        Assert.Equal(
            ["REFERENCE_TO_INTERNAL_TYPE Query.lookups"],
            Composed.Errors($"type Query {{ t: P lookups: L! }} type L @internal {{ {Lookup} }} {P} a: Int }}")
        );

    [Fact]
    public void A_lookup_below_a_field_with_arguments_is_not_reachable() =>
        Assert.Equal(
            ["LOOKUP_NOT_REACHABLE A:N.p"],
            Composed.Errors($"type Query {{ ns(x: Int): N }} type N {{ {Lookup} }} {P} }}")
        );

    [Fact]
    public void An_argument_that_names_no_field_has_to_be_mapped() =>
        Assert.Equal(
            ["LOOKUP_ARGUMENT_NOT_MAPPED A:Query.p(foo:)"],
            Composed.Errors($"type Query {{ p(foo: ID!): P @lookup }} {P} }}")
        );

    [Fact]
    public void A_key_field_cannot_be_internal() =>
        Assert.Equal(
            ["KEY_FIELD_INTERNAL A:P"],
            Composed.Errors("type Query { t: P } type P @key(fields: \"id\") { id: ID! @internal a: Int }")
        );

    [Fact]
    public void A_key_can_be_hidden_from_clients()
    {
        var result = Composed.From(
            "type Query { t: P } type P @key(fields: \"sku\") { sku: ID! @inaccessible a: Int }",
            "type Query { p(sku: ID!): P @lookup @internal } type P @key(fields: \"sku\") { sku: ID! b: Int }"
        );

        Assert.Empty(Composed.Errors(result));
        Assert.Null(((Types.ObjectType)result.Schema!.Public.FindType("P")!).FindField("sku"));
        Assert.True(result.Schema.FindField("P", "sku")!.IsInaccessible);
        Assert.Equal(2, result.Schema.FieldSources("P", "sku").Length);
    }

    [Theory]
    [InlineData(true, new string[0])]
    [InlineData(false, new[] { "INVALID_FIELD_SHARING A:P.id", "INVALID_FIELD_SHARING B:P.id" })]
    public void Objects_inherit_the_keys_of_their_interfaces_unless_that_is_off(bool inherit, string[] expected) =>
        Assert.Equal(
            expected,
            Composed.Errors(
                Composed.From(
                    new CompositionOptions { InheritInterfaceKeys = inherit },
                    "type Query { t: P } interface N @key(fields: \"id\") { id: ID! } type P implements N { id: ID! }",
                    "interface N @key(fields: \"id\") { id: ID! } type P implements N { id: ID! }"
                )
            )
        );

    [Theory]
    [InlineData(true, new string[0])]
    [InlineData(false, new[] { "INVALID_FIELD_SHARING A:P.id", "INVALID_FIELD_SHARING B:P.id" })]
    public void A_lookup_implies_a_key_unless_that_is_off(bool infer, string[] expected) =>
        Assert.Equal(
            expected,
            Composed.Errors(
                Composed.From(
                    new CompositionOptions { InferKeysFromLookups = infer },
                    $"type Query {{ {Lookup} }} type P {{ id: ID! a: Int }}",
                    $"type Query {{ {Hidden} }} type P {{ id: ID! b: Int }}"
                )
            )
        );

    [Fact]
    public void A_key_of_two_types_cannot_be_merged() =>
        Assert.Equal(
            ["OUTPUT_FIELD_TYPES_NOT_MERGEABLE A:P.id"],
            Composed.Errors(
                $"type Query {{ {Lookup} }} {P} }}",
                "type Query { x(id: String!): P @lookup } type P @key(fields: \"id\") { id: String! }"
            )
        );

    [Fact]
    public void A_key_may_be_nullable_in_one_schema()
    {
        var result = Composed.From(
            $"type Query {{ {Lookup} }} {P} a: Int }}",
            "type Query { t: P } type P @key(fields: \"id\") { id: ID b: Int }".Replace(
                "t: P",
                "t: P x(id: ID): P @lookup @internal"
            )
        );

        Assert.Empty(Composed.Errors(result));
        Assert.Equal("ID", result.Schema!.FindField("P", "id")!.Definition.Type.ToString());
    }

    [Theory]
    [InlineData("p(id: ID!): P! @lookup", "LOOKUP_RETURNS_NON_NULLABLE_TYPE A:Query.p")]
    public void A_non_null_lookup_is_worth_a_warning(string field, string expected) =>
        Assert.Equal([expected], Composed.Warnings(Composed.From($"type Query {{ {field} }} {P} }}")));

    [Theory]
    [InlineData("p: P @lookup", "LOOKUP_MUST_HAVE_ARGUMENTS A:Query.p")]
    [InlineData("p(id: ID!): [P] @lookup", "LOOKUP_RETURNS_LIST A:Query.p")]
    [InlineData("p(x: ID! @is(field: \"id\")): P", "IS_INVALID_USAGE A:Query.p(x:)")]
    [InlineData("p(x: ID! @is(field: \"id.\")): P @lookup", "IS_INVALID_SYNTAX A:Query.p(x:)")]
    [InlineData("p(x: ID! @is(field: 3)): P @lookup", "IS_INVALID_FIELD_TYPE A:Query.p(x:)")]
    [InlineData("p(x: ID! @is(field: \"nope\")): P @lookup", "IS_INVALID_FIELDS A:Query.p(x:)")]
    [InlineData("p(x: Int! @is(field: \"id\")): P @lookup", "IS_INVALID_FIELDS A:Query.p(x:)")]
    public void A_lookup_has_to_be_well_formed(string field, string expected) =>
        Assert.Equal([expected], Composed.Errors($"type Query {{ t: P {field} }} {P} }}"));
}
