using System.Collections.Immutable;
using Graph.Fusion.FieldSelectionMaps;
using Graph.Fusion.Planning.Drafts;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Planning.Passes;

/// <summary>
/// Compiles field selection maps: injects the fields that they read into the operation, as internal selections where
/// the client does not select them anyway, and has them assigned to fetches.
/// </summary>
/// <param name="plan">The attempt.</param>
/// <param name="distances">What can be known.</param>
/// <param name="assign">Finds the fetch for a field, and for everything below it.</param>
/// <param name="isOpen">True for a field whose fetch is being looked for.</param>
internal sealed class RequirementCompiler(
    Assignment plan,
    Distances distances,
    Action<ShapeDraft, FieldDraft> assign,
    Func<FieldDraft, bool> isOpen
)
{
    /// <summary>Compiles a map, read relative to objects of some shapes.</summary>
    /// <param name="value">The map.</param>
    /// <param name="at">The shapes.</param>
    /// <param name="dependencies">Takes the fetches that deliver what is read.</param>
    public ValueDraft Compile(SelectedValue value, List<ShapeDraft> at, HashSet<FetchDraft> dependencies)
    {
        var fields = new List<FieldDraft>();
        var compiled = Inject(value, at, fields);
        Assign(fields, dependencies);
        return compiled;
    }

    /// <summary>Compiles one alternative of a map.</summary>
    public ValueDraft Compile(SelectedEntry entry, List<ShapeDraft> at, HashSet<FetchDraft> dependencies)
    {
        var fields = new List<FieldDraft>();
        var compiled = Inject(entry, at, fields);
        Assign(fields, dependencies);
        return compiled;
    }

    /// <summary>
    /// All that is read is in the operation before the first of it is assigned: a source is good for a field if what is
    /// read below it can be had from there.
    /// </summary>
    private void Assign(List<FieldDraft> fields, HashSet<FetchDraft> dependencies)
    {
        foreach (var field in fields)
        {
            if (field.Providers.Count == 0 && !field.IsTypeName && CanOccur(field.Shape))
            {
                assign(field.Shape, field);
            }
        }

        foreach (var field in fields)
        {
            if (field.Child is null)
            {
                dependencies.UnionWith(field.Providers);
            }
        }
    }

    /// <summary>False for types that no source of the field above can return: nothing is read of them.</summary>
    private static bool CanOccur(ShapeDraft shape) =>
        shape.Entrances.Count > 0 || shape.Place.ParentField is not { } parent || parent.Providers.Count == 0;

    private ValueDraft Inject(SelectedValue value, List<ShapeDraft> at, List<FieldDraft> fields)
    {
        if (value.Alternatives.Length == 1)
        {
            return Inject(value.Alternatives[0], at, fields);
        }

        var alternatives = new List<(HashSet<string>?, ValueDraft)>();
        foreach (var alternative in value.Alternatives)
        {
            var condition = alternative.Path?.TypeCondition;
            var shapes = condition is null ? at : Narrow(at, condition);
            if (
                shapes.Count == 0
                || !shapes.TrueForAll(shape => distances.IsKnowable(shape, shape.Types[0], alternative))
            )
            {
                continue;
            }

            alternatives.Add(
                (condition is null ? null : [.. PossibleTypes(condition)], Inject(alternative, at, fields))
            );
        }

        return new ChoiceDraft([.. alternatives]);
    }

    private ValueDraft Inject(SelectedEntry entry, List<ShapeDraft> at, List<FieldDraft> fields)
    {
        var steps = new List<FieldDraft[]>();
        var shapes = at;
        if (entry.Path is { } path)
        {
            shapes = path.TypeCondition is { } condition ? Narrow(shapes, condition) : shapes;
            foreach (var segment in path.Segments)
            {
                var step = new FieldDraft[shapes.Count];
                var next = new List<ShapeDraft>();
                for (var s = 0; s < step.Length; s++)
                {
                    step[s] = Require(shapes[s], segment.FieldName, segment.Arguments);
                    fields.Add(step[s]);
                    next.AddRange(step[s].Child?.Shapes ?? []);
                }

                steps.Add(step);
                shapes = segment.TypeCondition is { } narrowed ? Narrow(next, narrowed) : next;
            }
        }

        ValueDraft? inner = null;
        if (entry.Object is { } selected)
        {
            inner = new ObjectDraft(
                [.. selected.Fields.Select(field => field.Name)],
                [.. selected.Fields.Select(field => Inject(field.Value, shapes, fields))]
            );
        }
        else if (entry.List is { } list)
        {
            inner = new ListDraft(Inject(list.Item, shapes, fields));
        }

        return steps.Count == 0 && inner is not null ? inner : new PathDraft([.. steps], inner);
    }

    /// <summary>The field of a shape with these arguments, whatever the client's conditions.</summary>
    private FieldDraft Require(ShapeDraft shape, string fieldName, ImmutableArray<ArgumentNode> arguments)
    {
        var text = arguments.IsEmpty ? "" : SourceText.Print(arguments);
        foreach (var known in shape.Fields)
        {
            // What is looked for by means of itself is asked for once more: the key that leads to the better source.
            var isItself = known.Providers.Count == 0 && isOpen(known);
            if (known.Name == fieldName && known.CanBeRequired && known.ArgumentsText == text && !isItself)
            {
                return known;
            }
        }

        if (!IsSameForAll(shape, fieldName))
        {
            throw new ApartException(shape.Place.Path);
        }

        var definition =
            plan.Schema.Execution.FindField(shape.Types[0], fieldName)
            ?? throw new PlanningException(
                $"'{shape.TypeName}.{fieldName}' is required but does not exist.",
                ErrorCodes.Internal
            );
        var field = new FieldDraft(
            shape,
            shape.FreeName(fieldName),
            definition,
            arguments,
            ConditionTable.Never,
            isInternal: true,
            Location.None
        );
        shape.Fields.Add(field);
        if (!definition.Type.IsLeaf)
        {
            field.Child = new PlaceDraft(field, definition.Type.Named);
            foreach (var type in plan.Schema.Execution.PossibleTypes(definition.Type.Named))
            {
                field.Child.Shapes.Add(new ShapeDraft(plan.NextShapeId(), field.Child, [type]));
            }
        }

        return field;
    }

    /// <summary>True if all types of a shape have the field, of the same type and from the same sources.</summary>
    private bool IsSameForAll(ShapeDraft shape, string fieldName)
    {
        var first = plan.Schema.FindField(shape.TypeName, fieldName);
        for (var i = 1; i < shape.Types.Count && fieldName != "__typename"; i++)
        {
            var other = plan.Schema.FindField(shape.Types[i].Name, fieldName);
            if (
                first is null
                || other is null
                || first.Definition.Type.ToString() != other.Definition.Type.ToString()
                || !first
                    .Sources.Select(source => source.Source.Id)
                    .SequenceEqual(other.Sources.Select(source => source.Source.Id))
            )
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The shapes of a type.</summary>
    /// <exception cref="ApartException">A shape is shared with types that are not.</exception>
    private List<ShapeDraft> Narrow(List<ShapeDraft> shapes, string condition)
    {
        var possible = PossibleTypes(condition);
        return shapes.FindAll(shape =>
        {
            var matching = shape.Types.FindAll(type => possible.Contains(type.Name)).Count;
            return matching == 0 || matching == shape.Types.Count
                ? matching > 0
                : throw new ApartException(shape.Place.Path);
        });
    }

    private HashSet<string> PossibleTypes(string typeName) =>
        plan.Schema.Execution.FindType(typeName) is { } type
            ? [.. plan.Schema.Execution.PossibleTypes(type).Select(possible => possible.Name)]
            : [];
}
