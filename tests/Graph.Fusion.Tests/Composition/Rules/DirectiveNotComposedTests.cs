namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>Directives that composition does not know stay with their sources.</summary>
public sealed class DirectiveNotComposedTests : RuleTests
{
    private protected override string Code => "DIRECTIVE_NOT_COMPOSED";

    [Fact]
    public void Directives_that_are_merged_or_that_only_sources_need_are_valid() =>
        Valid(
            """type Query { x: Int @tag(name: "t") @cost(weight: "1") @deprecated y: S @shareable } scalar S @serializeAs(type: [INT]) @specifiedBy(url: "https://s.example")"""
        );

    [Fact]
    public void A_directive_of_a_sources_own_is_noted() =>
        Invalid(
            [
                "info DIRECTIVE_NOT_COMPOSED A:@cached: The schema 'A' uses @cached, which composition does not know: it is not in the composed graph. Nothing has to be done if only the source needs it.",
            ],
            "directive @cached(for: Int) on FIELD_DEFINITION | OBJECT type Query @cached { x: Int @cached(for: 1) y: Int @cached }"
        );
}
