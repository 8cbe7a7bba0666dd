using Graph.Language;

namespace Graph.Validation.Rules;

/// <summary>Every type that a fragment or variable names is in the schema.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Fragment-Spread-Type-Existence"/></remarks>
internal sealed class KnownTypeNames : ValidationRule
{
    /// <inheritdoc />
    public override void EnterNamedType(ValidationContext context, NamedTypeNode type)
    {
        var name = type.Name.Value;
        if (context.Schema.FindType(name) is null)
        {
            var suggestion = context.DidYouMean(name, context.Schema.Types.Select(known => known.Name));
            context.Report(Name, $"Unknown type \"{name}\".{suggestion}", type);
        }
    }
}
