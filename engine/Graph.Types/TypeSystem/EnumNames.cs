using System.Text;

namespace Graph.Types;

/// <summary>The conventional GraphQL name of a C# enum member.</summary>
public static class EnumNames
{
    /// <summary>Turns <c>FieldDefinition</c> into <c>FIELD_DEFINITION</c>; runs of capitals stay together.</summary>
    public static string ToGraphQL(string name)
    {
        var result = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (
                i > 0
                && char.IsUpper(name[i])
                && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])))
            )
            {
                result.Append('_');
            }

            result.Append(char.ToUpperInvariant(name[i]));
        }

        return result.ToString();
    }
}
