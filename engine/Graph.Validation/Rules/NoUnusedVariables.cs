using Graph.Language;

namespace Graph.Validation.Rules;

/// <summary>Every declared variable is used by its operation.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-All-Variables-Used"/></remarks>
internal sealed class NoUnusedVariables : ValidationRule
{
    /// <inheritdoc />
    public override void LeaveDocument(ValidationContext context, DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is not OperationDefinitionNode { VariableDefinitions.Length: > 0 } operation)
            {
                continue;
            }

            var used = new HashSet<string>(StringComparer.Ordinal);
            foreach (var reachable in context.Reachable(operation))
            {
                foreach (var use in context.UsesOf(reachable).Variables)
                {
                    used.Add(use.Variable.Name.Value);
                }
            }

            foreach (var variable in operation.VariableDefinitions)
            {
                var name = variable.Variable.Name.Value;
                if (!used.Contains(name))
                {
                    context.Report(
                        Name,
                        operation.Name is { } operationName
                            ? $"Variable \"${name}\" is never used in operation \"{operationName.Value}\"."
                            : $"Variable \"${name}\" is never used.",
                        variable
                    );
                }
            }
        }
    }
}
