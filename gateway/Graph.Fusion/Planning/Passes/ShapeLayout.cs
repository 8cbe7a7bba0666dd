using Graph.Fusion.Planning.Drafts;
using Graph.Fusion.Schemas;
using Graph.Types;

namespace Graph.Fusion.Planning.Passes;

/// <summary>Makes the immutable shapes of a plan from the drafts, and finds the one that came from a draft.</summary>
internal sealed class ShapeLayout
{
    private readonly FusionSchema _schema;
    private readonly PlanTypes _types;
    private readonly Dictionary<string, EnumValueNames> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<FieldDraft, SelectionField> _fields = [];
    private readonly Dictionary<ShapeDraft, SelectionShape> _shapes = [];

    /// <summary>Lays out all places. The depth is that of the operation, which normalisation limits.</summary>
    public ShapeLayout(FusionSchema schema, PlanDraft draft)
    {
        _schema = schema;
        _types = new PlanTypes(schema.Public);
        Shapes = new SelectionShape[draft.ShapeCount];
        Root = new SelectionPlace(draft.Operation.Root, null, this).Shapes[0];
    }

    /// <summary>All shapes, by id.</summary>
    public SelectionShape[] Shapes { get; }

    /// <summary>The shape of the root object.</summary>
    public SelectionShape Root { get; }

    /// <summary>The object types that occur, by id.</summary>
    public PlanType[] Types => _types.ToArray();

    /// <summary>The values of an enum that clients know.</summary>
    public EnumValueNames? PublicValuesOf(NamedType type)
    {
        if (type is not EnumType)
        {
            return null;
        }

        if (!_values.TryGetValue(type.Name, out var values))
        {
            _values.Add(type.Name, values = EnumValueNames.Of(_schema.Public.FindType(type.Name) as EnumType));
        }

        return values;
    }

    /// <summary>The plan's id of a type.</summary>
    public int IdOf(ObjectType type) => _types.IdOf(type);

    /// <summary>The plan's id of a type, and its name as UTF-8.</summary>
    public (int Id, byte[] Name) TypeOf(ObjectType type) => _types.Of(type);

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
                path.Inner is null ? null : ValueOf(path.Inner),
                path.End is null ? null : ShapeOf(path.End)
            ),
            ObjectDraft value => new ObjectTemplate(value.Names, Array.ConvertAll(value.Values, ValueOf)),
            ListDraft list => new ListTemplate(ValueOf(list.Item)),
            ChoiceDraft choice => new ChoiceTemplate([
                .. choice.Alternatives.Select(alternative => (alternative.Types, ValueOf(alternative.Value))),
            ]),
            _ => throw new InvalidOperationException($"A {draft.GetType().Name} has no template."),
        };
}
