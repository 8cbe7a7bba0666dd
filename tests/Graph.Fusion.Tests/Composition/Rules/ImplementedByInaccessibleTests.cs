namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Implemented by Inaccessible".</summary>
public sealed class ImplementedByInaccessibleTests : RuleTests
{
    private protected override string Code => "IMPLEMENTED_BY_INACCESSIBLE";

    [Fact]
    public void Both_hidden_are_valid() =>
        Valid(
            "type Query { v: V } interface I { y: Int @inaccessible z: Int } type V implements I { y: Int @inaccessible z: Int }"
        );

    [Fact]
    public void The_implementation_hidden_is_refused() =>
        Invalid(
            [
                "error IMPLEMENTED_BY_INACCESSIBLE V.y: The field 'V.y' is @inaccessible, but 'V' implements 'I', whose field is visible. Hide 'I.y' too, or show this one.",
            ],
            "type Query { v: V } interface I { y: Int z: Int } type V implements I { y: Int @inaccessible z: Int }"
        );
}
