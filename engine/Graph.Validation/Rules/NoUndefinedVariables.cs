using Graph.Language;

namespace Graph.Validation.Rules;

/// <summary>Every variable that an operation uses, in its fragments too, is declared by it.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-All-Variable-Uses-Defined"/></remarks>
internal sealed class NoUndefinedVariables : ValidationRule
{
    /// <inheritdoc />
    public override void LeaveDocument(ValidationContext context, DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is not OperationDefinitionNode operation)
            {
                continue;
            }

            var declared = operation
                .VariableDefinitions.Select(variable => variable.Variable.Name.Value)
                .ToHashSet(StringComparer.Ordinal);
            foreach (var reachable in context.Reachable(operation))
            {
                foreach (var use in context.UsesOf(reachable).Variables)
                {
                    var name = use.Variable.Name.Value;
                    if (!declared.Contains(name))
                    {
                        context.Report(
                            Name,
                            operation.Name is { } operationName
                                ? $"Variable \"${name}\" is not defined by operation \"{operationName.Value}\"."
                                : $"Variable \"${name}\" is not defined.",
                            use.Variable,
                            operation
                        );
                    }
                }
            }

            if (context.IsFull)
            {
                return;
            }
        }
    }
}
