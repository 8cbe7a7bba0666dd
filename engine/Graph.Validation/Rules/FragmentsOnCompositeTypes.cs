using Graph.Language;
using Graph.Types;

namespace Graph.Validation.Rules;

/// <summary>Fragments apply to objects, interfaces and unions only.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Fragments-on-Object-Interface-or-Union-Types"/></remarks>
internal sealed class FragmentsOnCompositeTypes : ValidationRule
{
    /// <inheritdoc />
    public override void EnterFragment(ValidationContext context, FragmentDefinitionNode fragment) =>
        Check(context, fragment.TypeCondition, $"Fragment \"{fragment.Name.Value}\"");

    /// <inheritdoc />
    public override void EnterInlineFragment(ValidationContext context, InlineFragmentNode fragment)
    {
        if (fragment.TypeCondition is { } condition)
        {
            Check(context, condition, "Fragment");
        }
    }

    private void Check(ValidationContext context, NamedTypeNode condition, string who)
    {
        if (context.Schema.FindType(condition.Name.Value) is { } type and not (ComplexType or UnionType))
        {
            context.Report(Name, $"{who} cannot condition on non composite type \"{type}\".", condition);
        }
    }
}
