using System.Globalization;
using System.Text;
using Graph.Fusion.Schemas;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Planning;

/// <summary>
/// The first pass: turns a valid operation into a tree of places, shapes and fields. Fragments are inlined per object
/// type, selections of the same response name are merged, constant conditions are applied and the others compiled.
/// </summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#CollectFields()"/></remarks>
internal sealed class OperationNormalizer
{
    /// <summary>How deep fragments nest in each other between two fields.</summary>
    private const int MaxFragmentDepth = 200;

    private readonly FusionSchema _schema;
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = new(StringComparer.Ordinal);
    private readonly PlanningOptions _options;
    private int _fieldCount;
    private int _shapeCount;

    private OperationNormalizer(FusionSchema schema, DocumentNode document, PlanningOptions options)
    {
        _schema = schema;
        _options = options;
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment)
            {
                _fragments.TryAdd(fragment.Name.Value, fragment);
            }
        }
    }

    /// <summary>Normalises an operation of a document that is valid for the public schema.</summary>
    /// <exception cref="PlanningException">The operation is too large or too deep.</exception>
    public static NormalizedOperation Normalize(
        FusionSchema schema,
        DocumentNode document,
        OperationDefinitionNode operation,
        PlanningOptions options
    )
    {
        var rootType =
            schema.Execution.RootType(operation.Operation)
            ?? throw new PlanningException(
                $"The graph has no {operation.Operation.ToString().ToLowerInvariant()} operations.",
                ErrorCodes.BadRequest
            );
        var normalizer = new OperationNormalizer(schema, document, options);
        var conditions = new ConditionTable();
        var root = new SelectionPlace(null, rootType);
        normalizer.Fill(root, 0, [new Occurrence(operation.SelectionSet, ConditionTable.Always)], conditions);
        return new NormalizedOperation(operation, root, conditions, normalizer._shapeCount);
    }

    private readonly record struct Occurrence(SelectionSetNode SelectionSet, int Condition);

    private readonly record struct Selected(FieldNode Node, int Condition);

    private sealed class Group(string responseName)
    {
        public string ResponseName { get; } = responseName;

        public List<Selected> Selections { get; } = [];
    }

    /// <summary>The groups of one object type in the order of their first selection.</summary>
    private sealed class GroupSet
    {
        private readonly Dictionary<string, Group> _byName = new(StringComparer.Ordinal);

        public List<Group> InOrder { get; } = [];

        public void Add(FieldNode field, int condition)
        {
            if (!_byName.TryGetValue(field.ResponseName, out var group))
            {
                _byName.Add(field.ResponseName, group = new Group(field.ResponseName));
                InOrder.Add(group);
            }

            group.Selections.Add(new Selected(field, condition));
        }
    }

    private void Fill(SelectionPlace place, int depth, List<Occurrence> occurrences, ConditionTable conditions)
    {
        if (depth > _options.MaxDepth)
        {
            throw new PlanningException(
                $"The operation nests fields deeper than {_options.MaxDepth} levels once its fragments are written out."
            );
        }

        var shapes = new Dictionary<string, (SelectionShape Shape, List<Group> Groups)>(StringComparer.Ordinal);
        foreach (var type in _schema.Execution.PossibleTypes(place.Type))
        {
            var groups = new GroupSet();
            var visited = new HashSet<(string, int)>();
            foreach (var occurrence in occurrences)
            {
                Collect(type, occurrence.SelectionSet, 0, occurrence.Condition, groups, visited, conditions);
            }

            var signature = place.Type is ObjectType ? "" : Signature(type, groups.InOrder);
            if (shapes.TryGetValue(signature, out var known))
            {
                known.Shape.Types.Add(type);
                continue;
            }

            var shape = new SelectionShape(_shapeCount++, place, [type]);
            place.Shapes.Add(shape);
            shapes.Add(signature, (shape, groups.InOrder));
        }

        foreach (var (shape, groups) in shapes.Values)
        {
            foreach (var group in groups)
            {
                AddField(shape, depth, group, conditions);
            }
        }
    }

    private void AddField(SelectionShape shape, int depth, Group group, ConditionTable conditions)
    {
        if (++_fieldCount > _options.MaxFields)
        {
            throw new PlanningException(
                $"The operation selects more than {_options.MaxFields} fields once its fragments are written out; split it."
            );
        }

        var first = group.Selections[0].Node;
        var definition = _schema.Execution.FindField(shape.Types[0], first.Name.Value);
        if (definition is null)
        {
            // Only possible if the document was not validated against the public schema.
            throw new PlanningException(
                $"There is no field '{first.Name.Value}' on '{shape.Types[0].Name}'.",
                ErrorCodes.Validation
            );
        }

        var mask = 0ul;
        foreach (var selection in group.Selections)
        {
            if (selection.Condition == ConditionTable.Always)
            {
                mask = 0;
                break;
            }

            mask |= 1ul << selection.Condition;
        }

        var field = new SelectionField(
            shape,
            group.ResponseName,
            definition,
            first.Arguments,
            mask,
            isInternal: false,
            first.Location
        );
        shape.Fields.Add(field);
        if (definition.Type.Named.IsIntrospectionType)
        {
            field.IntrospectionNodes = [.. group.Selections.Select(selection => selection.Node)];
            return;
        }

        if (definition.Type.IsLeaf)
        {
            return;
        }

        // With one condition for all, the parent's presence already says that it holds.
        var oneCondition = group.Selections.TrueForAll(selection =>
            selection.Condition == group.Selections[0].Condition
        );
        var occurrences = new List<Occurrence>(group.Selections.Count);
        foreach (var selection in group.Selections)
        {
            if (selection.Node.SelectionSet is { } set)
            {
                occurrences.Add(new Occurrence(set, oneCondition ? ConditionTable.Always : selection.Condition));
            }
        }

        field.Child = new SelectionPlace(field, definition.Type.Named);
        Fill(field.Child, depth + 1, occurrences, conditions);
    }

    private void Collect(
        ObjectType type,
        SelectionSetNode set,
        int depth,
        int outer,
        GroupSet groups,
        HashSet<(string, int)> visited,
        ConditionTable conditions
    )
    {
        if (depth > MaxFragmentDepth)
        {
            throw new PlanningException($"Fragments are nested deeper than {MaxFragmentDepth} levels.");
        }

        foreach (var selection in set.Selections)
        {
            var condition = selection.Directives.IsEmpty ? outer : conditions.And(outer, selection.Directives);
            if (condition == ConditionTable.Never)
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    groups.Add(field, condition);
                    break;
                case InlineFragmentNode inline when Applies(type, inline.TypeCondition):
                    Collect(type, inline.SelectionSet, depth + 1, condition, groups, visited, conditions);
                    break;
                case FragmentSpreadNode spread
                    when visited.Add((spread.Name.Value, condition))
                        && _fragments.TryGetValue(spread.Name.Value, out var fragment)
                        && Applies(type, fragment.TypeCondition):
                    Collect(type, fragment.SelectionSet, depth + 1, condition, groups, visited, conditions);
                    break;
            }
        }
    }

    private bool Applies(ObjectType type, NamedTypeNode? condition)
    {
        if (condition is null || condition.Name.Value == type.Name)
        {
            return true;
        }

        return _schema.Execution.FindType(condition.Name.Value) is { } named
            && _schema.Execution.IsPossibleType(named, type);
    }

    /// <summary>Types with the same signature can share a shape: the same selections, types and sources.</summary>
    private string Signature(ObjectType type, List<Group> groups)
    {
        var text = new StringBuilder();
        foreach (var group in groups)
        {
            foreach (var selection in group.Selections)
            {
                text.Append(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(selection.Node))
                    .Append('@')
                    .Append(selection.Node.Location.Start)
                    .Append('?')
                    .Append(selection.Condition.ToString(CultureInfo.InvariantCulture))
                    .Append(' ');
            }

            var name = group.Selections[0].Node.Name.Value;
            text.Append(type.FindField(name)?.Type);
            foreach (var source in _schema.FieldSources(type.Name, name))
            {
                text.Append(',').Append(source.Source.Id);
                if (source.HasRequirements || source.IsExternal)
                {
                    // What such a field needs differs from type to type.
                    text.Append(':').Append(type.Name);
                }
            }

            text.Append(';');
        }

        return text.ToString();
    }
}
