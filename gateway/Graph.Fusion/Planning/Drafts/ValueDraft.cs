namespace Graph.Fusion.Planning.Drafts;

/// <summary>A <see cref="ValueTemplate"/> while the operation is planned: it names drafts of fields.</summary>
internal abstract record ValueDraft;

/// <summary>A <see cref="PathTemplate"/> to be.</summary>
internal sealed record PathDraft(FieldDraft[][] Steps, ValueDraft? Inner) : ValueDraft;

/// <summary>An <see cref="ObjectTemplate"/> to be.</summary>
internal sealed record ObjectDraft(string[] Names, ValueDraft[] Values) : ValueDraft;

/// <summary>A <see cref="ListTemplate"/> to be.</summary>
internal sealed record ListDraft(ValueDraft Item) : ValueDraft;

/// <summary>A <see cref="ChoiceTemplate"/> to be.</summary>
internal sealed record ChoiceDraft((HashSet<string>? Types, ValueDraft Value)[] Alternatives) : ValueDraft;
