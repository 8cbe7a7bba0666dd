using Graph.Language;

namespace Graph.Validation.Rules;

/// <summary>No two fragments share a name.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Fragment-Name-Uniqueness"/></remarks>
internal sealed class UniqueFragmentNames : ValidationRule
{
    private readonly Dictionary<string, NameNode> _seen = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public override void EnterFragment(ValidationContext context, FragmentDefinitionNode fragment)
    {
        var name = fragment.Name;
        if (!_seen.TryAdd(name.Value, name))
        {
            context.Report(Name, $"There can be only one fragment named \"{name.Value}\".", _seen[name.Value], name);
        }
    }
}
