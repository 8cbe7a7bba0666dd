using System.Text;
using Graph.Language;

namespace Graph.Fusion.Planning.Passes;

/// <summary>
/// The names at one place of a source's answer. Types that can stand there share a name only if the source's fields under
/// it have the same shape; otherwise one of them gets an alias.
/// </summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#SameResponseShape()"/></remarks>
internal sealed class ResponseNames
{
    private const string TypeName = "__typename";

    private readonly Dictionary<string, (string Shape, ResponseNames Below)> _names = new(StringComparer.Ordinal);

    // What was added here and below, in order, so that it can be taken back.
    private readonly List<(ResponseNames At, string Name)> _added;

    /// <summary>The names of a whole answer.</summary>
    public ResponseNames()
        : this([]) { }

    private ResponseNames(List<(ResponseNames At, string Name)> added) => _added = added;

    /// <summary>Remembers which names there are, to take back those that are added from now on, here and below.</summary>
    public int Mark() => _added.Count;

    /// <summary>Takes back what was added since.</summary>
    public void UndoTo(int mark)
    {
        for (var i = _added.Count - 1; i >= mark; i--)
        {
            _added[i].At._names.Remove(_added[i].Name);
        }

        _added.RemoveRange(mark, _added.Count - mark);
    }

    /// <summary>The names that the fields of one object type can have; each is given to one of them.</summary>
    public static HashSet<string> OfOneType(IEnumerable<string> wanted) =>
        new(wanted, StringComparer.Ordinal) { TypeName };

    /// <summary>The name for a field.</summary>
    /// <param name="wanted">The name that it has if it can.</param>
    /// <param name="type">Its type in the source.</param>
    /// <param name="isLeaf">True if it has no fields of its own.</param>
    /// <param name="taken">The names of the other fields of its object type; the name is added.</param>
    /// <param name="below">The names below it.</param>
    public string NameFor(string wanted, TypeNode type, bool isLeaf, HashSet<string> taken, out ResponseNames below)
    {
        var shape = ShapeOf(type, isLeaf);
        var name = wanted;
        for (var i = 2; !IsFree(name, name == wanted, shape, taken); i++)
        {
            name = $"{wanted.TrimStart('_')}_{i}";
        }

        taken.Add(name);
        if (!_names.TryGetValue(name, out var known))
        {
            _names.Add(name, known = (shape, new ResponseNames(_added)));
            _added.Add((this, name));
        }

        below = known.Below;
        return name;
    }

    private bool IsFree(string name, bool isWanted, string shape, HashSet<string> taken) =>
        name != TypeName
        && (isWanted || !taken.Contains(name))
        && (!_names.TryGetValue(name, out var known) || known.Shape == shape);

    /// <summary>The lists and non-nulls of a type; a leaf's name too, since two leaves have the same shape only if equal.</summary>
    private static string ShapeOf(TypeNode type, bool isLeaf)
    {
        var text = new StringBuilder();
        Append(text, type, isLeaf);
        return text.ToString();
    }

    private static void Append(StringBuilder text, TypeNode type, bool isLeaf)
    {
        switch (type)
        {
            case NonNullTypeNode nonNull:
                Append(text, nonNull.Type, isLeaf);
                text.Append('!');
                break;
            case ListTypeNode list:
                text.Append('[');
                Append(text, list.Type, isLeaf);
                text.Append(']');
                break;
            case NamedTypeNode named:
                text.Append(isLeaf ? named.Name.Value : "{}");
                break;
        }
    }
}
