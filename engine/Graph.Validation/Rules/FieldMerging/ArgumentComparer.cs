using Graph.Language;

namespace Graph.Validation.Rules.FieldMerging;

/// <summary>Tells whether two selections give the same arguments, in whatever order.</summary>
internal static class ArgumentComparer
{
    /// <summary>True if names and values are the same.</summary>
    public static bool AreSame(FieldNode left, FieldNode right)
    {
        if (left.Arguments.Length != right.Arguments.Length)
        {
            return false;
        }

        foreach (var argument in left.Arguments)
        {
            var found = false;
            foreach (var other in right.Arguments)
            {
                if (other.Name.Value == argument.Name.Value)
                {
                    found = SyntaxComparer.Instance.Equals(argument.Value, other.Value);
                    break;
                }
            }

            if (!found)
            {
                return false;
            }
        }

        return true;
    }
}
