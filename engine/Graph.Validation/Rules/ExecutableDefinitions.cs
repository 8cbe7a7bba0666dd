using Graph.Language;

namespace Graph.Validation.Rules;

/// <summary>A request holds operations and fragments only, no type definitions.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Executable-Definitions"/></remarks>
internal sealed class ExecutableDefinitions : ValidationRule
{
    /// <inheritdoc />
    public override void EnterDocument(ValidationContext context, DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is not (OperationDefinitionNode or FragmentDefinitionNode))
            {
                var name = definition switch
                {
                    TypeDefinitionNode type => $"\"{type.Name.Value}\"",
                    TypeExtensionNode type => $"\"{type.Name.Value}\"",
                    DirectiveDefinitionNode directive => $"\"{directive.Name.Value}\"",
                    _ => "schema",
                };
                context.Report(Name, $"The {name} definition is not executable.", definition);
            }
        }
    }
}
