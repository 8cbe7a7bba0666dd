using Graph.Language;

namespace Graph.Validation.Rules;

/// <summary>An operation declares a variable once.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Variable-Uniqueness"/></remarks>
internal sealed class UniqueVariableNames : ValidationRule
{
    /// <inheritdoc />
    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        if (operation.VariableDefinitions.Length < 2)
        {
            return;
        }

        var seen = new Dictionary<string, List<NameNode>>(StringComparer.Ordinal);
        foreach (var definition in operation.VariableDefinitions)
        {
            var name = definition.Variable.Name;
            if (!seen.TryGetValue(name.Value, out var nodes))
            {
                seen[name.Value] = nodes = [];
            }

            nodes.Add(name);
        }

        foreach (var (name, nodes) in seen)
        {
            if (nodes.Count > 1)
            {
                context.Report(Name, $"There can be only one variable named \"${name}\".", [.. nodes]);
            }
        }
    }
}
