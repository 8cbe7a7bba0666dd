using Graph.Language;
using Graph.Types;

namespace Graph.Validation.Rules;

/// <summary>A fragment's type and its place have objects in common.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Fragment-Spread-Is-Possible"/></remarks>
internal sealed class PossibleFragmentSpreads : ValidationRule
{
    /// <inheritdoc />
    public override void EnterInlineFragment(ValidationContext context, InlineFragmentNode fragment)
    {
        if (
            fragment.TypeCondition is { } condition
            && context.Schema.FindType(condition.Name.Value) is { } type
            && context.ParentType is { } parent
            && !Overlap(context.Schema, type, parent)
        )
        {
            context.Report(
                Name,
                $"Fragment cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".",
                fragment
            );
        }
    }

    /// <inheritdoc />
    public override void EnterFragmentSpread(ValidationContext context, FragmentSpreadNode spread)
    {
        if (
            context.FindFragment(spread.Name.Value) is { } fragment
            && context.Schema.FindType(fragment.TypeCondition.Name.Value) is { } type
            && context.ParentType is { } parent
            && !Overlap(context.Schema, type, parent)
        )
        {
            context.Report(
                Name,
                $"Fragment \"{spread.Name.Value}\" cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".",
                spread
            );
        }
    }

    private static bool Overlap(Schema schema, NamedType a, NamedType b)
    {
        if (ReferenceEquals(a, b) || a is not (ComplexType or UnionType))
        {
            return true;
        }

        foreach (var possible in schema.PossibleTypes(a))
        {
            if (schema.IsPossibleType(b, possible))
            {
                return true;
            }
        }

        return false;
    }
}
