using Graph.Language;

namespace Graph.Validation.Rules;

/// <summary>No two operations share a name.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Operation-Name-Uniqueness"/></remarks>
internal sealed class UniqueOperationNames : ValidationRule
{
    private readonly Dictionary<string, NameNode> _seen = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        if (operation.Name is { } name && !_seen.TryAdd(name.Value, name))
        {
            context.Report(Name, $"There can be only one operation named \"{name.Value}\".", _seen[name.Value], name);
        }
    }
}
