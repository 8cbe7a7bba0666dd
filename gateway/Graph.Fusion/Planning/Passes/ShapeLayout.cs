using Graph.Fusion.Planning.Drafts;
using Graph.Types;

namespace Graph.Fusion.Planning.Passes;

/// <summary>Makes the immutable shapes of a plan from the drafts, and finds the one that came from a draft.</summary>
internal sealed class ShapeLayout
{
    private readonly PlanTypes _types = new();
    private readonly Dictionary<FieldDraft, SelectionField> _fields = [];
    private readonly Dictionary<ShapeDraft, SelectionShape> _shapes = [];

    /// <summary>Lays out all places. The depth is that of the operation, which normalisation limits.</summary>
    public ShapeLayout(PlanDraft draft)
    {
        Shapes = new SelectionShape[draft.ShapeCount];
        Root = new SelectionPlace(draft.Operation.Root, null, this).Shapes[0];
    }

    /// <summary>All shapes, by id.</summary>
    public SelectionShape[] Shapes { get; }

    /// <summary>The shape of the root object.</summary>
    public SelectionShape Root { get; }

    /// <summary>The object types that occur, by id.</summary>
    public PlanType[] Types => _types.ToArray();

    /// <summary>The plan's id of a type.</summary>
    public int IdOf(ObjectType type) => _types.IdOf(type);

    /// <summary>The field that came from a draft.</summary>
    public SelectionField FieldOf(FieldDraft draft) => _fields[draft];

    /// <summary>The shape that came from a draft.</summary>
    public SelectionShape ShapeOf(ShapeDraft draft) => _shapes[draft];

    /// <summary>Says which field came from a draft.</summary>
    public void Add(FieldDraft draft, SelectionField field) => _fields.Add(draft, field);

    /// <summary>Says which shape came from a draft.</summary>
    public void Add(ShapeDraft draft, SelectionShape shape)
    {
        Shapes[shape.Id] = shape;
        _shapes.Add(draft, shape);
        foreach (var type in shape.Types)
        {
            _types.IdOf(type);
        }
    }

    /// <summary>The value that a draft describes.</summary>
    public ValueTemplate ValueOf(ValueDraft draft) =>
        draft switch
        {
            PathDraft path => new PathTemplate(
                [.. path.Steps.Select(step => Array.ConvertAll(step, FieldOf))],
                path.Inner is null ? null : ValueOf(path.Inner)
            ),
            ObjectDraft value => new ObjectTemplate(value.Names, Array.ConvertAll(value.Values, ValueOf)),
            ListDraft list => new ListTemplate(ValueOf(list.Item)),
            ChoiceDraft choice => new ChoiceTemplate([
                .. choice.Alternatives.Select(alternative => (alternative.Types, ValueOf(alternative.Value))),
            ]),
            _ => throw new InvalidOperationException($"A {draft.GetType().Name} has no template."),
        };
}
