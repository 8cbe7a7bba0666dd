namespace Graph.Fusion.Tests.Composition.Merging;

/// <summary>GraphQL Composite Schemas, section 4, "Merge Interface Types".</summary>
public sealed class InterfaceMergingTests : MergeTests
{
    [Fact]
    public void An_interface_has_the_fields_of_all_schemas() =>
        Merges(
            """"
            """From A."""
            interface I {
              x: Int
              y: Int
            }

            type V implements I {
              x: Int
              y: Int
            }
            """",
            """type Query { a: I @shareable } "From A." interface I { x: Int } type V implements I { x: Int @shareable }""",
            """type Query { a: I @shareable } "From B." interface I { x: Int y: Int } type V implements I { x: Int @shareable y: Int }"""
        );

    [Fact]
    public void A_field_that_one_schema_hides_is_hidden() =>
        Merges(
            """
            interface I {
              x: Int
            }

            type V implements I {
              x: Int
            }
            """,
            "type Query { a: I @shareable } interface I { x: Int y: Int @inaccessible } type V implements I @shareable { x: Int y: Int @inaccessible }",
            "type Query { a: I @shareable } interface I { x: Int y: Int } type V implements I @shareable { x: Int y: Int }"
        );

    [Fact]
    public void A_type_implements_what_its_interfaces_implement_elsewhere() =>
        Merges(
            """
            interface I implements J {
              x: Int
            }

            interface J {
              x: Int
            }

            type V implements I & J {
              x: Int
            }
            """,
            "type Query { a: V } interface I { x: Int } type V implements I @shareable { x: Int }",
            "interface J { x: Int } interface I implements J { x: Int }"
        );
}
