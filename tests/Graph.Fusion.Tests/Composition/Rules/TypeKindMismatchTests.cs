namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Type Kind Mismatch".</summary>
public sealed class TypeKindMismatchTests : RuleTests
{
    private protected override string Code => "TYPE_KIND_MISMATCH";

    [Fact]
    public void Objects_of_one_name_are_valid() =>
        Valid("type Query { a: V @shareable } type V { x: Int @shareable }", "type V { x: Int @shareable }");

    [Fact]
    public void An_internal_type_of_another_kind_is_valid() =>
        Valid("type Query { a: V } enum V { X }", "type Query { l: V @internal } type V @internal { x: Int }");

    [Fact]
    public void An_object_and_an_interface_are_refused() =>
        Invalid(
            [
                "error TYPE_KIND_MISMATCH B:V: 'V' is an interface in 'B' but an object in 'A'. Rename one of them, or make them the same kind.",
            ],
            "type Query { a: V } type V { x: Int }",
            "interface V { x: Int }"
        );

    [Fact]
    public void A_scalar_and_an_enum_that_no_query_reaches_are_refused() =>
        Invalid(
            [
                "error TYPE_KIND_MISMATCH B:S: 'S' is an enum in 'B' but a scalar in 'A'. Rename one of them, or make them the same kind.",
            ],
            "type Query { a: Int } scalar S",
            "enum S { X }"
        );
}
