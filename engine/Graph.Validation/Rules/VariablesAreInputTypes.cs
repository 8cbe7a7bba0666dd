using Graph.Language;

namespace Graph.Validation.Rules;

/// <summary>Variables have input types.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Variables-Are-Input-Types"/></remarks>
internal sealed class VariablesAreInputTypes : ValidationRule
{
    /// <inheritdoc />
    public override void EnterVariableDefinition(ValidationContext context, VariableDefinitionNode variable)
    {
        if (TypeResolution.Resolve(context.Schema, variable.Type) is { IsInputType: false })
        {
            context.Report(
                Name,
                $"Variable \"${variable.Variable.Name.Value}\" cannot be non-input type \"{TypeResolution.Print(variable.Type)}\".",
                variable.Type
            );
        }
    }
}
