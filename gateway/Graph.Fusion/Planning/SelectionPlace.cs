using Graph.Fusion.Planning.Drafts;
using Graph.Fusion.Planning.Passes;
using Graph.Types;

namespace Graph.Fusion.Planning;

/// <summary>
/// A place in the operation where objects stand: the root, or the selection set of a field. It has one
/// <see cref="SelectionShape"/> for each kind of object that can stand there.
/// </summary>
internal sealed class SelectionPlace
{
    public SelectionPlace(PlaceDraft draft, SelectionField? parentField, ShapeLayout layout)
    {
        ParentField = parentField;
        Type = draft.Type;
        Path = draft.Path;
        Shapes = [.. draft.Shapes.Select(shape => new SelectionShape(shape, this, layout))];
    }

    /// <summary>The field whose values stand here; null for the root.</summary>
    public SelectionField? ParentField { get; }

    /// <summary>The declared type of the objects, of the execution schema.</summary>
    public NamedType Type { get; }

    /// <summary>The response path in words: <c>posts.nodes.author</c>; empty for the root.</summary>
    public string Path { get; }

    /// <summary>The shapes; together they cover all possible types.</summary>
    public SelectionShape[] Shapes { get; }

    /// <summary>The shape of objects of this type, or null if no such object can stand here.</summary>
    public SelectionShape? ShapeOf(ObjectType type)
    {
        foreach (var shape in Shapes)
        {
            if (Array.IndexOf(shape.Types, type) >= 0)
            {
                return shape;
            }
        }

        return null;
    }
}
