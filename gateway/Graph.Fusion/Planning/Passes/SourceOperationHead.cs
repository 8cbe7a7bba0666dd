using System.Text;
using Graph.Fusion.Planning.Drafts;
using Graph.Language;

namespace Graph.Fusion.Planning.Passes;

/// <summary>Writes the head of a source's operation: its kind, its name and its variables.</summary>
internal static class SourceOperationHead
{
    /// <summary>The head; without variables and name a query needs none.</summary>
    /// <param name="operation">The client's operation, whose variables keep their types and defaults.</param>
    /// <param name="kind">The kind of operation.</param>
    /// <param name="variables">The variables that it has.</param>
    public static string Write(NormalizedOperation operation, OperationType kind, SourceVariables variables)
    {
        var head = new StringBuilder(kind.ToString().ToLowerInvariant());
        if (operation.Definition.Name is { } name)
        {
            head.Append(' ').Append(name.Value);
        }

        var first = true;
        foreach (var (variable, value) in variables.Required)
        {
            Declare(variable);
            SourceText.Write(head, value.Type);
        }

        foreach (var definition in operation.Definition.VariableDefinitions)
        {
            if (!variables.Forwarded.Contains(definition.Variable.Name.Value))
            {
                continue;
            }

            Declare(definition.Variable.Name.Value);
            SourceText.Write(head, definition.Type);
            if (definition.DefaultValue is { } defaultValue)
            {
                head.Append(" = ");
                SourceText.Write(head, defaultValue);
            }
        }

        foreach (var (variable, _) in variables.Conditions)
        {
            Declare(variable);
            head.Append("Boolean!");
        }

        if (!first)
        {
            head.Append(')');
        }

        return head.Append(' ').ToString();

        void Declare(string variable)
        {
            head.Append(first ? "($" : ", $").Append(variable).Append(": ");
            first = false;
        }
    }
}
