using System.Collections.Immutable;
using Graph.Execution.Coercion;
using Graph.Execution.Columns;
using Graph.Language;
using Graph.Types;

namespace Graph.Execution.Operations;

/// <summary>
/// Compiles an operation: collects and merges its fields for every object type that can occur at every place.
/// </summary>
/// <remarks>
/// Every set is compiled once per type, however often fragments repeat it, so compiling takes time in proportion to
/// what is written; what would be executed is counted as if it were written out, and refused if it is too much.
/// </remarks>
internal sealed class OperationCompiler
{
    private readonly PreparedOperation _operation;
    private readonly FieldCollector _collector;
    private readonly Dictionary<SelectionSetKey, CompiledSelectionSet> _sets = [];
    private readonly SortedSet<int> _nestedVariables = [];
    private int _budget;
    private GraphQLError? _refusal;

    public OperationCompiler(PreparedOperation operation, ulong conditions)
    {
        _operation = operation;
        _collector = new FieldCollector(operation, conditions);
        _budget = operation.Options.MaxFields;
    }

    /// <summary>The compiled operation, or null and why it is refused.</summary>
    public CompiledOperation? Compile(out GraphQLError? error)
    {
        var root = CompileSet(_operation.RootType, [_operation.Definition.SelectionSet], 1);
        error = _refusal;
        return root is null || _refusal is not null
            ? null
            : new CompiledOperation(_operation, root, [.. _nestedVariables]);
    }

    private CompiledSelectionSet? CompileSet(ObjectType type, List<SelectionSetNode> sets, int depth)
    {
        var key = new SelectionSetKey(type, sets);
        if (_sets.TryGetValue(key, out var known))
        {
            return known;
        }

        if (depth > _operation.Options.MaxDepth)
        {
            return Refuse($"The operation is nested deeper than {_operation.Options.MaxDepth} levels; ask in parts.");
        }

        if (_collector.Collect(type, sets, ref _budget) is not { } collected)
        {
            return RefuseSize();
        }

        // The collector is shared: what it found must be kept before the children use it again.
        var set = new CompiledSelectionSet(type);
        var fields = new List<CompiledField>(collected.Count);
        var size = 0L;
        foreach (var field in collected.ToArray())
        {
            if (CompileField(type, field, depth) is { } compiled)
            {
                fields.Add(compiled);
                size += 1 + SizeOf(compiled.Children);
            }

            if (_refusal is not null)
            {
                return null;
            }
        }

        if (size > _operation.Options.MaxFields)
        {
            return RefuseSize();
        }

        for (var i = 0; i < fields.Count; i++)
        {
            fields[i].SetPrefix(isFirst: i == 0);
        }

        set.Fields = [.. fields];
        set.Size = size;
        _sets.Add(key, set);
        return set;
    }

    private CompiledField? CompileField(ObjectType parent, FieldCollector.CollectedField collected, int depth)
    {
        var selection = collected.Selections[0];
        ImmutableArray<FieldNode> selections = [.. collected.Selections];
        if (selection.Name.Value == "__typename")
        {
            return new CompiledField(parent, collected.ResponseName, null, selections, null, []);
        }

        // A field that the type lacks is the validator's business; unvalidated, it is left out as in graphql-js.
        if (_operation.Schema.FindField(parent, selection.Name.Value) is not { } definition)
        {
            return null;
        }

        var arguments = ArgumentPlan.Create(definition, selection, _operation);
        if (depth > 1)
        {
            _nestedVariables.UnionWith(arguments.Variables);
        }

        var children = CompileChildren(definition, collected.Selections, depth);
        if (_refusal is not null)
        {
            return null;
        }

        var field = new CompiledField(parent, collected.ResponseName, definition, selections, arguments, children);
        field.Completer = CompleterFactory.Create(field);
        return field;
    }

    private CompiledSelectionSet[] CompileChildren(OutputField definition, List<FieldNode> selections, int depth)
    {
        if (definition.Type.IsLeaf)
        {
            return [];
        }

        var sets = new List<SelectionSetNode>(selections.Count);
        foreach (var selection in selections)
        {
            if (selection.SelectionSet is { } set)
            {
                sets.Add(set);
            }
        }

        var possible = _operation.Schema.PossibleTypes(definition.Type.Named);
        var children = new CompiledSelectionSet[possible.Length];
        for (var i = 0; i < children.Length; i++)
        {
            if (CompileSet(possible[i], sets, depth + 1) is not { } child)
            {
                return [];
            }

            children[i] = child;
        }

        return children;
    }

    private static long SizeOf(CompiledSelectionSet[] children)
    {
        // A value has one of the types: the largest counts.
        var size = 0L;
        foreach (var child in children)
        {
            size = Math.Max(size, child.Size);
        }

        return size;
    }

    private CompiledSelectionSet? RefuseSize() =>
        Refuse($"The operation selects more than {_operation.Options.MaxFields} fields; ask in parts.");

    private CompiledSelectionSet? Refuse(string message)
    {
        var location = _operation.Definition.Location;
        _refusal ??= new GraphQLError(message)
        {
            Locations = location.IsKnown ? [location] : [],
            Code = ErrorCodes.LimitExceeded,
        };
        return null;
    }
}
