using Graph.Fusion.Composition;
using Graph.Fusion.Schemas;

namespace Graph.Fusion.Tests.Composition;

/// <summary>Source schemas as HotChocolate 16 writes them: they are composed unchanged, with ours too.</summary>
public sealed class HotChocolateSchemaTests
{
    // Arguments without commas, the definitions of what is used, no @key, and no lookup that is not one by its directive.
    private const string Parcels = """"
        schema {
          query: Query
        }

        type Query {
          parcelById(id: ID!): Parcel @lookup @internal
          product(number: ID! @is(field: "id")): Product @lookup
        }

        type Parcel {
          id: ID!
          label(box: SizeInput! @require(field: "{\n  h: size.height\n  w: size.width\n}") brand: String! @require(field: "brand") scale: Int): String!
            @cost(weight: "10")
          weight: Long
        }

        type Product @key(fields: "tenant sku") {
          id: ID!
          tenant: String!
          sku: String!
        }

        input SizeInput {
          h: Int!
          w: Int!
        }

        """The `@lookup` directive is used within a source schema to specify output fields."""
        directive @lookup on FIELD_DEFINITION

        directive @internal on OBJECT | FIELD_DEFINITION

        directive @is(field: FieldSelectionMap!) on ARGUMENT_DEFINITION

        directive @key(fields: FieldSelectionSet!) repeatable on OBJECT | INTERFACE

        directive @require(field: FieldSelectionMap!) on ARGUMENT_DEFINITION

        directive @cost(weight: String!) on SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | ENUM | INPUT_FIELD_DEFINITION

        scalar FieldSelectionMap

        scalar FieldSelectionSet

        scalar Long @serializeAs(type: INT) @specifiedBy(url: "https://scalars.graphql.org/chillicream/long.html")

        enum ScalarSerializationType {
          STRING
          BOOLEAN
          INT
          FLOAT
          OBJECT
          LIST
        }

        directive @serializeAs(type: [ScalarSerializationType!]! pattern: String) on SCALAR
        """";

    private const string Boxes = """
        type Query { parcel(id: ID!): Parcel @lookup parcels: [Parcel!]! }
        type Parcel @key(fields: "id") { id: ID! size: Size! brand: String! }
        type Size { height: Int! width: Int! }
        """;

    [Fact]
    public void A_schema_is_read_as_it_is_printed()
    {
        var result = SchemaComposer.Compose([new SourceSchema("boxes", Boxes), new SourceSchema("parcels", Parcels)]);

        Assert.Empty(result.Log.Where(entry => entry.Severity != CompositionSeverity.Info));
        var label = result.Schema!.FindField("Parcel", "label")!;
        Assert.Equal(["scale"], label.Definition.Arguments.Select(argument => argument.Name));
        var source = label.In(1)!;
        Assert.Equal("{ h: size.height, w: size.width }", source.FindArgument("box")!.Requirement!.ToString());
        Assert.Equal("brand", source.FindArgument("brand")!.Requirement!.ToString());
        Assert.Null(source.FindArgument("scale")!.Requirement);
    }

    [Fact]
    public void Keys_come_from_lookups_and_from_maps()
    {
        var schema = SchemaComposer
            .Compose([new SourceSchema("boxes", Boxes), new SourceSchema("parcels", Parcels)])
            .Schema!;

        Assert.Equal(["parcelById"], schema.LookupsOf(1, "Parcel").Select(lookup => lookup.FieldName));
        Assert.Equal(["product"], schema.LookupsOf(1, "Product").Select(lookup => lookup.FieldName));
        Assert.Equal("id", schema.LookupsOf(1, "Product")[0].Arguments[0].Map.ToString());
    }

    [Fact]
    public void What_only_the_source_needs_is_not_in_the_graph()
    {
        var schema = SchemaComposer
            .Compose([new SourceSchema("boxes", Boxes), new SourceSchema("parcels", Parcels)])
            .Schema!;

        Assert.Null(schema.Execution.FindType("ScalarSerializationType"));
        Assert.Null(schema.Execution.FindType("SizeInput"));
        Assert.Null(schema.Execution.FindType("FieldSelectionMap"));
        Assert.NotNull(schema.Public.FindType("Long"));
        Assert.Contains("@cost(weight: \"10\")", ExecutionSchemaPrinter.PrintPublic(schema), StringComparison.Ordinal);
    }

    [Fact]
    public void A_composite_key_that_is_written_is_kept_beside_the_one_of_the_lookup()
    {
        const string Shelf =
            "type Query { shelf(tenant: String!, sku: String!): Product @lookup @internal } type Product { tenant: String! sku: String! shelf: Int }";
        var result = SchemaComposer.Compose([
            new SourceSchema("boxes", Boxes),
            new SourceSchema("parcels", Parcels),
            new SourceSchema("shelves", Shelf),
        ]);

        Assert.Empty(Composed.Errors(result));
    }
}
