using Graph.Language;
using Graph.Types;

namespace Graph.Validation.Rules;

/// <summary>Every directive is defined, and allowed where it stands.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Directives-Are-Defined"/></remarks>
internal sealed class KnownDirectives : ValidationRule
{
    /// <inheritdoc />
    public override void EnterDirectives(
        ValidationContext context,
        ReadOnlySpan<DirectiveNode> directives,
        DirectiveLocation location
    )
    {
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (context.Schema.FindDirective(name) is not { } definition)
            {
                context.Report(Name, $"Unknown directive \"@{name}\".", directive);
            }
            else if (!definition.Locations.Contains(location))
            {
                context.Report(Name, $"Directive \"@{name}\" may not be used on {Describe(location)}.", directive);
            }
        }
    }

    private static string Describe(DirectiveLocation location) =>
        location switch
        {
            DirectiveLocation.FragmentDefinition => "FRAGMENT_DEFINITION",
            DirectiveLocation.FragmentSpread => "FRAGMENT_SPREAD",
            DirectiveLocation.InlineFragment => "INLINE_FRAGMENT",
            DirectiveLocation.VariableDefinition => "VARIABLE_DEFINITION",
            _ => location.ToString().ToUpperInvariant(),
        };
}
