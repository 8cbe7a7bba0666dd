using Graph.Types;

namespace Graph.Fusion.Planning.Drafts;

/// <summary>A <see cref="SelectionPlace"/> while the operation is planned.</summary>
internal sealed class PlaceDraft(FieldDraft? parentField, NamedType type)
{
    /// <summary>The field whose values stand here; null for the root.</summary>
    public FieldDraft? ParentField { get; } = parentField;

    /// <summary>The declared type of the objects, of the execution schema.</summary>
    public NamedType Type { get; } = type;

    /// <summary>The shapes; together they cover all possible types.</summary>
    public List<ShapeDraft> Shapes { get; } = [];

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

    /// <summary>The shape of objects of the type with this name, or null if none is selected of them.</summary>
    public ShapeDraft? ShapeOf(string typeName)
    {
        foreach (var shape in Shapes)
        {
            foreach (var type in shape.Types)
            {
                if (type.Name == typeName)
                {
                    return shape;
                }
            }
        }

        return null;
    }
}
