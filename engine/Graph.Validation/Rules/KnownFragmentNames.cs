using Graph.Language;

namespace Graph.Validation.Rules;

/// <summary>Every spread names a fragment of the document.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Fragment-Spread-Target-Defined"/></remarks>
internal sealed class KnownFragmentNames : ValidationRule
{
    /// <inheritdoc />
    public override void EnterFragmentSpread(ValidationContext context, FragmentSpreadNode spread)
    {
        var name = spread.Name.Value;
        if (context.FindFragment(name) is null)
        {
            context.Report(Name, $"Unknown fragment \"{name}\".", spread.Name);
        }
    }
}
