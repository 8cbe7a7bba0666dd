using System.Collections.Immutable;
using System.Text;
using Graph.Language;

namespace Graph.Fusion.Planning.Passes;

/// <summary>Writes values and types as GraphQL text for the sources, the same text for the same value.</summary>
internal static class SourceText
{
    /// <summary>Arguments in parentheses.</summary>
    public static string Print(ImmutableArray<ArgumentNode> arguments)
    {
        var text = new StringBuilder();
        Write(text, arguments);
        return text.ToString();
    }

    public static void Write(StringBuilder text, ImmutableArray<ArgumentNode> arguments)
    {
        if (arguments.IsEmpty)
        {
            return;
        }

        text.Append('(');
        for (var i = 0; i < arguments.Length; i++)
        {
            text.Append(i > 0 ? ", " : "").Append(arguments[i].Name.Value).Append(": ");
            Write(text, arguments[i].Value);
        }

        text.Append(')');
    }

    public static void Write(StringBuilder text, TypeNode type) =>
        text.Append(SyntaxPrinter.Print(type, indented: false));

    public static void Write(StringBuilder text, ValueNode value) =>
        text.Append(SyntaxPrinter.Print(value, indented: false));

    /// <summary>Adds the names of the variables that a value uses.</summary>
    public static void CollectVariables(ValueNode value, ICollection<string> names)
    {
        switch (value)
        {
            case VariableNode variable when !names.Contains(variable.Name.Value):
                names.Add(variable.Name.Value);
                break;
            case ListValueNode list:
                foreach (var item in list.Items)
                {
                    CollectVariables(item, names);
                }

                break;
            case ObjectValueNode fields:
                foreach (var field in fields.Fields)
                {
                    CollectVariables(field.Value, names);
                }

                break;
        }
    }
}
