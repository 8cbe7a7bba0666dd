using Graph.Types;

namespace Graph.Fusion.Planning;

/// <summary>The list levels and non-nulls of a field's type, packed.</summary>
/// <param name="ListDepth">How many lists lie around the named type.</param>
/// <param name="NonNull">Bit i is set if level i is non-null; level 0 is the outermost.</param>
/// <param name="Leaf">What JSON a built-in leaf may be.</param>
internal readonly record struct FieldTypeShape(int ListDepth, uint NonNull, LeafKind Leaf)
{
    /// <summary>True if null at this level must be carried to the parent.</summary>
    public bool IsNonNull(int level) => (NonNull >> level & 1) != 0;

    public static FieldTypeShape Of(GraphType type)
    {
        var depth = 0;
        var nonNull = 0u;
        while (true)
        {
            switch (type)
            {
                case NonNullType inner:
                    nonNull |= 1u << depth;
                    type = inner.OfType;
                    break;
                case ListType list:
                    depth++;
                    type = list.OfType;
                    break;
                default:
                    return new FieldTypeShape(depth, nonNull, KindOf((NamedType)type));
            }
        }
    }

    private static LeafKind KindOf(NamedType type) =>
        type switch
        {
            EnumType => LeafKind.Enum,
            ScalarType { Name: "String" } => LeafKind.Text,
            ScalarType { Name: "ID" } => LeafKind.Id,
            ScalarType { Name: "Int" } => LeafKind.Integer,
            ScalarType { Name: "Float" } => LeafKind.Number,
            ScalarType { Name: "Boolean" } => LeafKind.Boolean,
            ScalarType => LeafKind.Any,
            _ => LeafKind.Object,
        };
}

/// <summary>What JSON a value of a type may be.</summary>
internal enum LeafKind : byte
{
    /// <summary>A custom scalar: anything.</summary>
    Any,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A string, or an integer that stands for one.</summary>
    Id,

    /// <summary>A value of an enum.</summary>
    Enum,

    /// <summary>A whole number of 32 bits.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Not a leaf.</summary>
    Object,
}
