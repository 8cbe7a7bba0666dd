using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Validation.Rules.FieldMerging;

/// <summary>Tells whether two selections give the same arguments, in whatever order.</summary>
internal static class ArgumentComparer
{
    // Beyond so many arguments looking each up among the others takes longer than an index.
    private const int MaxSearched = 8;

    /// <summary>True if names and values are the same.</summary>
    public static bool AreSame(FieldNode left, FieldNode right) => AreSame(left.Arguments, right.Arguments);

    /// <summary>True if names and values are the same.</summary>
    public static bool AreSame(ImmutableArray<ArgumentNode> left, ImmutableArray<ArgumentNode> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        return left.Length <= MaxSearched ? AreSameSearched(left, right) : AreSameIndexed(left, right);
    }

    private static bool AreSameIndexed(ImmutableArray<ArgumentNode> left, ImmutableArray<ArgumentNode> right)
    {
        var others = new Dictionary<string, ValueNode>(StringComparer.Ordinal);
        foreach (var other in right)
        {
            others[other.Name.Value] = other.Value;
        }

        foreach (var argument in left)
        {
            if (!others.TryGetValue(argument.Name.Value, out var value) || !AreSame(argument.Value, value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreSameSearched(ImmutableArray<ArgumentNode> left, ImmutableArray<ArgumentNode> right)
    {
        foreach (var argument in left)
        {
            var found = false;
            foreach (var other in right)
            {
                if (other.Name.Value == argument.Name.Value)
                {
                    // The last one counts where a name is not unique, which is an error of its own.
                    found = AreSame(argument.Value, other.Value);
                }
            }

            if (!found)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True if two values are the same; the fields of an input object have no order.</summary>
    private static bool AreSame(ValueNode left, ValueNode right) =>
        (left, right) switch
        {
            (ObjectValueNode a, ObjectValueNode b) => AreSame(a, b),
            (ListValueNode a, ListValueNode b) => AreSame(a, b),
            _ => SyntaxComparer.Instance.Equals(left, right),
        };

    private static bool AreSame(ListValueNode left, ListValueNode right)
    {
        if (left.Items.Length != right.Items.Length)
        {
            return false;
        }

        for (var i = 0; i < left.Items.Length; i++)
        {
            if (!AreSame(left.Items[i], right.Items[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreSame(ObjectValueNode left, ObjectValueNode right)
    {
        if (left.Fields.Length != right.Fields.Length)
        {
            return false;
        }

        var others = right.Fields.ToArray();
        var fields = left.Fields.ToArray();
        Array.Sort(fields, ByName);
        Array.Sort(others, ByName);
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i].Name.Value != others[i].Name.Value || !AreSame(fields[i].Value, others[i].Value))
            {
                return false;
            }
        }

        return true;
    }

    private static int ByName(ObjectFieldNode a, ObjectFieldNode b)
    {
        var order = string.CompareOrdinal(a.Name.Value, b.Name.Value);
        return order != 0 ? order : a.Location.Start - b.Location.Start;
    }
}
