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
/// <param name="assign">Finds the fetch for a field.</param>
internal sealed class RequirementCompiler(Assignment plan, Action<ShapeDraft, FieldDraft> assign)
{
    /// <summary>Compiles a map, read relative to objects of some shapes.</summary>
    /// <param name="value">The map.</param>
    /// <param name="at">The shapes.</param>
    /// <param name="dependencies">Takes the fetches that deliver what is read.</param>
    public ValueDraft Compile(SelectedValue value, List<ShapeDraft> at, HashSet<FetchDraft> dependencies)
    {
        if (value.Alternatives.Length == 1)
        {
            return Compile(value.Alternatives[0], at, dependencies);
        }

        var alternatives = new List<(HashSet<string>?, ValueDraft)>();
        foreach (var alternative in value.Alternatives)
        {
            var condition = alternative.Path?.TypeCondition;
            if (condition is not null && Narrow(at, condition).Count == 0)
            {
                continue;
            }

            alternatives.Add(
                (condition is null ? null : [.. PossibleTypes(condition)], Compile(alternative, at, dependencies))
            );
        }

        return new ChoiceDraft([.. alternatives]);
    }

    /// <summary>Compiles one alternative of a map.</summary>
    public ValueDraft Compile(SelectedEntry entry, List<ShapeDraft> at, HashSet<FetchDraft> dependencies)
    {
        var steps = new List<FieldDraft[]>();
        var shapes = at;
        if (entry.Path is { } path)
        {
            shapes = path.TypeCondition is { } condition ? Narrow(shapes, condition) : shapes;
            for (var i = 0; i < path.Segments.Length; i++)
            {
                var segment = path.Segments[i];
                var isLeaf = i == path.Segments.Length - 1 && entry.Object is null && entry.List is null;
                var step = new FieldDraft[shapes.Count];
                var next = new List<ShapeDraft>();
                for (var s = 0; s < step.Length; s++)
                {
                    step[s] = Require(shapes[s], segment.FieldName, segment.Arguments);
                    if (isLeaf || step[s].Child is null)
                    {
                        dependencies.UnionWith(step[s].Providers);
                    }

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
                [.. selected.Fields.Select(field => Compile(field.Value, shapes, dependencies))]
            );
        }
        else if (entry.List is { } list)
        {
            inner = new ListDraft(Compile(list.Item, shapes, dependencies));
        }

        return steps.Count == 0 && inner is not null ? inner : new PathDraft([.. steps], inner);
    }

    /// <summary>The field of a shape with these arguments, whatever the client's conditions; planned.</summary>
    private FieldDraft Require(ShapeDraft shape, string fieldName, ImmutableArray<ArgumentNode> arguments)
    {
        var text = arguments.IsEmpty ? "" : SourceText.Print(arguments);
        foreach (var known in shape.Fields)
        {
            if (known.Name == fieldName && known.Mask == 0 && known.ArgumentsText == text)
            {
                return Planned(shape, known);
            }
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
            mask: 0,
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

        return Planned(shape, field);
    }

    private FieldDraft Planned(ShapeDraft shape, FieldDraft field)
    {
        if (field.Providers.Count == 0 && !field.IsTypeName)
        {
            assign(shape, field);
        }

        return field;
    }

    private List<ShapeDraft> Narrow(List<ShapeDraft> shapes, string condition)
    {
        var possible = PossibleTypes(condition);
        return shapes.FindAll(shape => shape.Types.Exists(type => possible.Contains(type.Name)));
    }

    private HashSet<string> PossibleTypes(string typeName) =>
        plan.Schema.Execution.FindType(typeName) is { } type
            ? [.. plan.Schema.Execution.PossibleTypes(type).Select(possible => possible.Name)]
            : [];
}
