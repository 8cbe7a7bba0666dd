using System.Collections.Immutable;
using Graph.Fusion.FieldSelectionMaps;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Planning;

/// <summary>
/// Compiles field selection maps: injects the fields that they read into the operation, as internal selections where
/// the client does not select them anyway, and has them planned.
/// </summary>
internal sealed partial class PlanBuilder
{
    private ValueTemplate Compile(
        SelectedValue value,
        List<SelectionShape> at,
        ObjectType? type,
        int forSource,
        HashSet<FetchDraft> dependencies
    )
    {
        if (value.Alternatives.Length == 1)
        {
            return Compile(value.Alternatives[0], at, type, forSource, dependencies);
        }

        var alternatives = new List<(HashSet<string>?, ValueTemplate)>();
        foreach (var alternative in value.Alternatives)
        {
            var condition = alternative.Path?.TypeCondition;
            if (condition is not null && Narrow(at, condition).Count == 0)
            {
                continue;
            }

            alternatives.Add(
                (
                    condition is null ? null : [.. PossibleTypes(condition)],
                    Compile(alternative, at, type, forSource, dependencies)
                )
            );
        }

        return new ChoiceTemplate([.. alternatives]);
    }

    private ValueTemplate Compile(
        SelectedEntry entry,
        List<SelectionShape> at,
        ObjectType? type,
        int forSource,
        HashSet<FetchDraft> dependencies
    )
    {
        var steps = new List<SelectionField[]>();
        var shapes = at;
        if (entry.Path is { } path)
        {
            shapes = path.TypeCondition is { } condition ? Narrow(shapes, condition) : shapes;
            for (var i = 0; i < path.Segments.Length; i++)
            {
                var segment = path.Segments[i];
                var isLeaf = i == path.Segments.Length - 1 && entry.Object is null && entry.List is null;
                var step = new SelectionField[shapes.Count];
                var next = new List<SelectionShape>();
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

        ValueTemplate? inner = null;
        if (entry.Object is { } selected)
        {
            inner = new ObjectTemplate(
                [.. selected.Fields.Select(field => field.Name)],
                [.. selected.Fields.Select(field => Compile(field.Value, shapes, null, forSource, dependencies))]
            );
        }
        else if (entry.List is { } list)
        {
            inner = new ListTemplate(Compile(list.Item, shapes, null, forSource, dependencies));
        }

        return steps.Count == 0 && inner is not null ? inner : new PathTemplate([.. steps], inner);
    }

    /// <summary>The field of a shape with these arguments, whatever the client's conditions; planned.</summary>
    private SelectionField Require(SelectionShape shape, string fieldName, ImmutableArray<ArgumentNode> arguments)
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
            _schema.Execution.FindField(shape.Types[0], fieldName)
            ?? throw new PlanningException(
                $"'{shape.Types[0].Name}.{fieldName}' is required but does not exist.",
                ErrorCodes.Internal
            );
        var field = new SelectionField(
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
            field.Child = new SelectionPlace(field, definition.Type.Named);
            foreach (var type in _schema.Execution.PossibleTypes(definition.Type.Named))
            {
                field.Child.Shapes.Add(new SelectionShape(_shapeCount++, field.Child, [type]));
            }
        }

        return Planned(shape, field);
    }

    private SelectionField Planned(SelectionShape shape, SelectionField field)
    {
        if (field.Providers.Count == 0 && !field.IsTypeName)
        {
            PlanField(shape, field);
        }

        return field;
    }

    private List<SelectionShape> Narrow(List<SelectionShape> shapes, string condition)
    {
        var possible = PossibleTypes(condition);
        return shapes.FindAll(shape => shape.Types.Exists(type => possible.Contains(type.Name)));
    }

    private HashSet<string> PossibleTypes(string typeName) =>
        _schema.Execution.FindType(typeName) is { } type
            ? [.. _schema.Execution.PossibleTypes(type).Select(possible => possible.Name)]
            : [];

    /// <summary>
    /// Plans <c>node</c> and <c>nodes</c>: the gateway makes the objects, each with its id, and everything else is
    /// looked up as for any entity. One lookup of each type has to prove that the object exists.
    /// </summary>
    private void PlanNodes(SelectionShape shape, SelectionField field)
    {
        var fetch = Add(new FetchDraft(Fetches.Count, FetchDraft.Gateway, OperationType.Query, shape));
        fetch.Select(field, null);
        foreach (var child in field.Child?.Shapes ?? [])
        {
            child.Types.RemoveAll(type => !IsNodeType(type));
            if (child.Types.Count == 0)
            {
                continue;
            }

            child.IsNode = true;
            PassThrough(fetch, child, null);
            foreach (var type in child.Types)
            {
                ProveExistence(fetch, child, type);
            }
        }
    }

    private bool IsNodeType(ObjectType type)
    {
        foreach (var node in _schema.Node?.Types ?? [])
        {
            if (node.TypeName == type.Name)
            {
                return true;
            }
        }

        return false;
    }

    private void ProveExistence(FetchDraft gateway, SelectionShape shape, ObjectType type)
    {
        foreach (var entrance in shape.Entrances)
        {
            if (
                ReferenceEquals(entrance.TargetType, type)
                && ReferenceEquals(entrance.Target, shape)
                && entrance.Lookup is { IsInternal: false }
                && entrance.Dependencies.Count == 1
                && entrance.Dependencies.Contains(gateway)
            )
            {
                entrance.ProvesExistence = true;
                return;
            }
        }

        foreach (var source in _schema.Sources)
        {
            foreach (var lookup in _schema.LookupsOf(source.Id, type.Name))
            {
                if (!lookup.IsInternal && LookupDistance(shape, type, source.Id, 0) == 1)
                {
                    var fetch = EnterByLookup(shape, type, source.Id, []);
                    fetch.Select(TypeNameOf(shape), null);
                    fetch.ProvesExistence = true;
                    return;
                }
            }
        }
    }

    private SelectionField TypeNameOf(SelectionShape shape)
    {
        foreach (var known in shape.Fields)
        {
            if (known is { IsTypeName: true, Mask: 0 })
            {
                return known;
            }
        }

        var field = new SelectionField(
            shape,
            shape.FreeName("__typename"),
            _schema.Execution.TypeNameField,
            [],
            mask: 0,
            isInternal: true,
            Location.None
        );
        shape.Fields.Add(field);
        return field;
    }
}
