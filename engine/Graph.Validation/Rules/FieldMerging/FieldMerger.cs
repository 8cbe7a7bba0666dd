using Graph.Language;
using Graph.Types;

namespace Graph.Validation.Rules.FieldMerging;

/// <summary>
/// Decides whether the fields of an operation can be merged. Two passes over groups of fields with one response name:
/// all of a group must have the same shape, and those that can meet on one object must have the same name and arguments.
/// Merging the sub-selections of a group gives the groups below it.
/// </summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#FieldsInSetCanMerge()"/></remarks>
internal sealed class FieldMerger(ValidationContext context)
{
    // Groups are made of distinct selections, but adversarial fragments can combine them in very many ways: past this
    // many visited fields the document is refused as too complex to check.
    private const int Budget = 100_000;
    private const int MaxDepth = 200;

    private readonly HashSet<FieldNode> _reported = [];

    // Types that meet in many ways bring the same two fields together again and again, and arguments can be long.
    private readonly HashSet<(FieldNode, FieldNode)> _sameArguments = [];
    private int _visited;

    /// <summary>A conflict for each field that cannot be merged with the first of its group.</summary>
    public List<FieldConflict> Conflicts { get; } = [];

    /// <summary>The selection set where the budget ran out; null if it did not.</summary>
    public SelectionSetNode? ExhaustedAt { get; private set; }

    /// <summary>Checks everything below a root selection set.</summary>
    public void Check(SelectionSetNode selectionSet, NamedType? type)
    {
        var fields = new List<CollectedField>();
        Collect(selectionSet, type, fields, new HashSet<string>(StringComparer.Ordinal));
        CheckSet(fields, sameObject: true, depth: 0);
    }

    /// <param name="fields">The fields of one set.</param>
    /// <param name="sameObject">
    /// True if all of the set can meet on one object; false if only the shape of their responses has to agree, because the
    /// objects above them are of different types.
    /// </param>
    /// <param name="depth">How deep the set is nested.</param>
    private void CheckSet(List<CollectedField> fields, bool sameObject, int depth)
    {
        if (fields.Count < 2 && (fields.Count == 0 || fields[0].Node.SelectionSet is null))
        {
            return;
        }

        if (depth > MaxDepth || Conflicts.Count >= context.Options.MaxErrors || ExhaustedAt is not null)
        {
            return;
        }

        foreach (var group in GroupByResponseName(fields))
        {
            if (!sameObject)
            {
                CheckShapes(group);
                CheckSet(SubFields(group), sameObject: false, depth + 1);
                continue;
            }

            foreach (var meeting in ThoseThatMeet(group))
            {
                CheckSameField(meeting);
                CheckSet(SubFields(meeting), sameObject: true, depth + 1);
            }

            CheckShapes(group);
            if (HasDistinctObjects(group))
            {
                CheckSet(SubFields(group), sameObject: false, depth + 1);
            }
        }
    }

    private static IEnumerable<List<CollectedField>> GroupByResponseName(List<CollectedField> fields)
    {
        if (fields.Count == 1)
        {
            return [fields];
        }

        var groups = new Dictionary<string, List<CollectedField>>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (!groups.TryGetValue(field.Node.ResponseName, out var group))
            {
                groups[field.Node.ResponseName] = group = [];
            }

            group.Add(field);
        }

        return groups.Values;
    }

    /// <summary>
    /// The parts of a group whose members can meet on one object: the fields of each object type, each with all fields of
    /// abstract types. One part if there are fewer than two object types.
    /// </summary>
    private static IEnumerable<List<CollectedField>> ThoseThatMeet(List<CollectedField> group)
    {
        if (!HasDistinctObjects(group))
        {
            return [group];
        }

        var abstractOnes = group.FindAll(field => field.ParentType is not ObjectType);
        return group
            .Where(field => field.ParentType is ObjectType)
            .GroupBy(field => field.ParentType)
            .Select(part => (List<CollectedField>)[.. part, .. abstractOnes]);
    }

    private static bool HasDistinctObjects(List<CollectedField> group)
    {
        NamedType? first = null;
        foreach (var field in group)
        {
            if (field.ParentType is ObjectType type)
            {
                first ??= type;
                if (!ReferenceEquals(first, type))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void CheckSameField(List<CollectedField> group)
    {
        var first = group[0].Node;
        for (var i = 1; i < group.Count; i++)
        {
            var other = group[i].Node;
            if (ReferenceEquals(first, other))
            {
                continue;
            }

            if (first.Name.Value != other.Name.Value)
            {
                Report(first, other, $"\"{first.Name.Value}\" and \"{other.Name.Value}\" are different fields");
            }
            else if (!HaveSameArguments(first, other))
            {
                Report(first, other, "they have differing arguments");
            }
        }
    }

    private bool HaveSameArguments(FieldNode first, FieldNode other)
    {
        if (first.Arguments.IsEmpty && other.Arguments.IsEmpty || _sameArguments.Contains((first, other)))
        {
            return true;
        }

        return ArgumentComparer.AreSame(first, other) && _sameArguments.Add((first, other));
    }

    /// <remarks><see href="https://spec.graphql.org/September2025/#SameResponseShape()"/></remarks>
    private void CheckShapes(List<CollectedField> group)
    {
        CheckStreams(group);
        CollectedField? first = null;
        foreach (var field in group)
        {
            if (field.Definition is null)
            {
                continue;
            }

            if (first is not { } reference)
            {
                first = field;
            }
            else if (!FieldShapes.AreSame(reference.Definition!.Type, field.Definition.Type))
            {
                Report(
                    reference.Node,
                    field.Node,
                    $"they return conflicting types \"{reference.Definition.Type}\" and \"{field.Definition.Type}\""
                );
            }
        }
    }

    /// <summary>A list that is streamed is streamed once, so nothing can be merged with it.</summary>
    private void CheckStreams(List<CollectedField> group)
    {
        if (!StreamComparer.IsKnown(context.Schema))
        {
            return;
        }

        var first = group[0].Node;
        foreach (var field in group)
        {
            if (!ReferenceEquals(first, field.Node) && StreamComparer.FindConflict(first, field.Node) is { } reason)
            {
                Report(first, field.Node, reason);
            }
        }
    }

    private List<CollectedField> SubFields(List<CollectedField> group)
    {
        var fields = new List<CollectedField>();
        var fragments = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in group)
        {
            if (field.Node.SelectionSet is { } selectionSet)
            {
                var type = field.Definition?.Type.Named is { IsLeaf: false } named ? named : null;
                Collect(selectionSet, type, fields, fragments);
            }
        }

        return fields;
    }

    private void Collect(
        SelectionSetNode root,
        NamedType? rootType,
        List<CollectedField> fields,
        HashSet<string> fragments
    )
    {
        // In the order of the text, so that the first of two conflicting fields is the one that is written first.
        var pending = new Stack<(SelectionSetNode Set, NamedType? Type, int Next)>();
        pending.Push((root, rootType, 0));
        while (pending.TryPop(out var at))
        {
            if (at.Next == at.Set.Selections.Length)
            {
                continue;
            }

            if (++_visited > Budget)
            {
                ExhaustedAt ??= root;
                return;
            }

            pending.Push((at.Set, at.Type, at.Next + 1));
            switch (at.Set.Selections[at.Next])
            {
                case FieldNode field:
                    var definition = at.Type is null ? null : context.Schema.FindField(at.Type, field.Name.Value);
                    fields.Add(new CollectedField(field, at.Type, definition));
                    break;
                case InlineFragmentNode fragment:
                    pending.Push((fragment.SelectionSet, TypeOf(fragment.TypeCondition, at.Type), 0));
                    break;
                case FragmentSpreadNode spread when fragments.Add(spread.Name.Value):
                    if (context.FindFragment(spread.Name.Value) is { } target)
                    {
                        pending.Push((target.SelectionSet, TypeOf(target.TypeCondition, null), 0));
                    }

                    break;
            }
        }
    }

    private NamedType? TypeOf(NamedTypeNode? condition, NamedType? otherwise) =>
        condition is null ? otherwise
        : context.Schema.FindType(condition.Name.Value) is { } type and (ComplexType or UnionType) ? type
        : null;

    private void Report(FieldNode first, FieldNode other, string reason)
    {
        if (_reported.Add(other))
        {
            Conflicts.Add(new FieldConflict(first.ResponseName, reason, [first], [other]));
        }
    }
}
