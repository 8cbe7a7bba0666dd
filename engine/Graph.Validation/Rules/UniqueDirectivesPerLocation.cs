using Graph.Language;
using Graph.Types;

namespace Graph.Validation.Rules;

/// <summary>A directive that is not repeatable stands once at a place.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Directives-Are-Unique-per-Location"/></remarks>
internal sealed class UniqueDirectivesPerLocation : ValidationRule
{
    /// <inheritdoc />
    public override void EnterDirectives(
        ValidationContext context,
        ReadOnlySpan<DirectiveNode> directives,
        DirectiveLocation location
    )
    {
        if (directives.Length < 2)
        {
            return;
        }

        var seen = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (context.Schema.FindDirective(name) is { IsRepeatable: false } && !seen.TryAdd(name, directive))
            {
                context.Report(
                    Name,
                    $"The directive \"@{name}\" can only be used once at this location.",
                    seen[name],
                    directive
                );
            }
        }
    }
}
