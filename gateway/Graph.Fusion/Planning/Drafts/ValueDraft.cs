namespace Graph.Fusion.Planning.Drafts;

/// <summary>A <see cref="ValueTemplate"/> while the operation is planned: it names drafts of fields.</summary>
internal abstract record ValueDraft
{
    /// <summary>The value, which is read from objects of a shape, as read from objects above them.</summary>
    public ValueDraft Below(ShapeDraft target, ShapeDraft shape)
    {
        var steps = new List<FieldDraft[]>();
        var end = shape;
        while (!ReferenceEquals(shape, target) && shape.Place.ParentField is { } parent)
        {
            steps.Insert(0, [parent]);
            shape = parent.Shape;
        }

        return steps.Count == 0 ? this : new PathDraft([.. steps], this) { End = end };
    }
}

/// <summary>A <see cref="PathTemplate"/> to be.</summary>
internal sealed record PathDraft(FieldDraft[][] Steps, ValueDraft? Inner) : ValueDraft
{
    /// <summary>See <see cref="PathTemplate.End"/>.</summary>
    public ShapeDraft? End { get; init; }
}

/// <summary>An <see cref="ObjectTemplate"/> to be.</summary>
internal sealed record ObjectDraft(string[] Names, ValueDraft[] Values) : ValueDraft;

/// <summary>A <see cref="ListTemplate"/> to be.</summary>
internal sealed record ListDraft(ValueDraft Item) : ValueDraft;

/// <summary>A <see cref="ChoiceTemplate"/> to be.</summary>
internal sealed record ChoiceDraft((HashSet<string>? Types, ValueDraft Value)[] Alternatives) : ValueDraft;
