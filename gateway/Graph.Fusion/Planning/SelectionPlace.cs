using Graph.Types;

namespace Graph.Fusion.Planning;

/// <summary>
/// A place in the operation where objects stand: the root, or the selection set of a field. It has one
/// <see cref="SelectionShape"/> for each kind of object that can stand there.
/// </summary>
internal sealed class SelectionPlace(SelectionField? parentField, NamedType type)
{
    /// <summary>The field whose values stand here; null for the root.</summary>
    public SelectionField? ParentField { get; } = parentField;

    /// <summary>The declared type of the objects, of the execution schema.</summary>
    public NamedType Type { get; } = type;

    /// <summary>The shapes; together they cover all possible types.</summary>
    public List<SelectionShape> Shapes { get; } = [];

    /// <summary>The shape of objects of this type, or null if no such object can stand here.</summary>
    public SelectionShape? ShapeOf(ObjectType type)
    {
        foreach (var shape in Shapes)
        {
            if (shape.Types.Contains(type))
            {
                return shape;
            }
        }

        return null;
    }

    /// <summary>How deep the place lies: 0 for the root.</summary>
    public int Depth => ParentField is null ? 0 : ParentField.Shape.Place.Depth + 1;

    /// <summary>The response path in words: <c>posts.nodes.author</c>; empty for the root.</summary>
    public string Path
    {
        get
        {
            if (ParentField is null)
            {
                return "";
            }

            var parent = ParentField.Shape.Place.Path;
            return parent.Length == 0 ? ParentField.ResponseName : $"{parent}.{ParentField.ResponseName}";
        }
    }
}
