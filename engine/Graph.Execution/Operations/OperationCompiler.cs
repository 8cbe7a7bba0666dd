using System.Collections.Immutable;
using Graph.Execution.Coercion;
using Graph.Execution.Columns;
using Graph.Execution.Resolvers;
using Graph.Language;
using Graph.Types;
using Graph.Types.Sdl;
using CollectedField = Graph.Execution.Operations.FieldCollector.CollectedField;

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
    private readonly ulong _conditions;
    private readonly IncrementalDeliveryFormat _delivery;
    private readonly FieldCollector _collector;
    private readonly Dictionary<SelectionSetKey, CompiledSelectionSet> _sets = [];
    private readonly SortedSet<int> _nestedVariables = [];
    private int _budget;
    private bool _usesDataLoaders;
    private GraphQLError? _refusal;

    public OperationCompiler(PreparedOperation operation, ulong conditions, IncrementalDeliveryFormat delivery)
    {
        _operation = operation;
        _conditions = conditions;
        _delivery = delivery;
        _collector = new FieldCollector(operation, conditions, delivery != IncrementalDeliveryFormat.None);
        _budget = operation.Options.MaxFields;
    }

    /// <summary>How many fields were compiled, for every type that they were compiled for.</summary>
    public int Fields { get; private set; }

    /// <summary>The compiled operation, or null and why it is refused.</summary>
    public CompiledOperation? Compile(out GraphQLError? error)
    {
        var root = CompileSet(
            _operation.RootType,
            [new SelectedSet(_operation.Definition.SelectionSet, null)],
            DeferUsageSet.None,
            1
        );
        error = _refusal;
        return root is null || _refusal is not null
            ? null
            : new CompiledOperation(_operation, root, [.. _nestedVariables], _delivery, _usesDataLoaders);
    }

    /// <param name="type">The type of the objects.</param>
    /// <param name="sets">What is selected.</param>
    /// <param name="delivery">What the objects themselves are delivered with.</param>
    /// <param name="depth">How deep the set is nested.</param>
    private CompiledSelectionSet? CompileSet(ObjectType type, List<SelectedSet> sets, DeferUsageSet delivery, int depth)
    {
        var key = new SelectionSetKey(type, sets, delivery);
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
        var set = new CompiledSelectionSet(type) { NewUsages = [.. _collector.NewUsages] };
        var plan = new ExecutionPlan(collected, delivery, _delivery);
        CompileFields(set, plan.Fields, delivery, depth);
        if (plan.Deferred.Count > 0)
        {
            set.Deferred = CompileDeferred(type, plan, depth);
            set.IsIncremental = true;
            foreach (var deferred in set.Deferred)
            {
                set.Size += deferred.Set.Size;
            }
        }

        if (set.Size > _operation.Options.MaxFields)
        {
            RefuseSize();
        }

        if (_refusal is not null)
        {
            return null;
        }

        _sets.Add(key, set);
        return set;
    }

    private DeferredSelectionSet[] CompileDeferred(ObjectType type, ExecutionPlan plan, int depth)
    {
        var deferred = new List<DeferredSelectionSet>(plan.Deferred.Count);
        foreach (var (usages, fields) in plan.Deferred)
        {
            var set = new CompiledSelectionSet(type);
            CompileFields(set, fields, usages, depth);
            deferred.Add(new DeferredSelectionSet(usages.Usages, set));
        }

        return [.. deferred];
    }

    private void CompileFields(
        CompiledSelectionSet set,
        List<CollectedField> collected,
        DeferUsageSet delivery,
        int depth
    )
    {
        var fields = new List<CompiledField>(collected.Count);
        foreach (var field in collected.ToArray())
        {
            if (CompileField(set.Type, field, delivery, depth) is { } compiled)
            {
                compiled.SetPrefix(isFirst: fields.Count == 0);
                fields.Add(compiled);
                set.Size += 1 + SizeOf(compiled.Children);
                set.IsIncremental |= compiled.IsIncremental;
            }

            if (_refusal is not null)
            {
                return;
            }
        }

        set.Fields = [.. fields];
    }

    private CompiledField? CompileField(ObjectType parent, CollectedField collected, DeferUsageSet delivery, int depth)
    {
        Fields++;
        var selection = collected.Selections[0].Node;
        var selections = ImmutableArray.CreateBuilder<FieldNode>(collected.Selections.Count);
        foreach (var one in collected.Selections)
        {
            selections.Add(one.Node);
        }

        if (selection.Name.Value == "__typename")
        {
            return new CompiledField(parent, collected.ResponseName, null, selections.MoveToImmutable(), null, []);
        }

        // A field that the type lacks is the validator's business; unvalidated, it is left out as in graphql-js.
        if (_operation.Schema.FindField(parent, selection.Name.Value) is not { } definition)
        {
            return null;
        }

        _usesDataLoaders |= definition.Resolver is { UsesDataLoaders: true };
        var arguments = ArgumentPlan.Create(definition, selection, _operation);
        if (depth > 1)
        {
            _nestedVariables.UnionWith(arguments.Variables);
        }

        var children = CompileChildren(definition, collected.Selections, delivery, depth);
        if (_refusal is not null)
        {
            return null;
        }

        var field = new CompiledField(
            parent,
            collected.ResponseName,
            definition,
            selections.MoveToImmutable(),
            arguments,
            children
        )
        {
            IsIncremental = IsAnyIncremental(children),
        };
        if (StreamOf(selection) is { } stream && definition.Type.Nullable is ListType)
        {
            field.Stream = CompileStream(field, collected.Selections, stream, depth);
            field.IsIncremental = true;
        }

        field.Completer = CompleterFactory.Create(field);
        return field;
    }

    private CompiledSelectionSet[] CompileChildren(
        OutputField definition,
        List<FieldSelection> selections,
        DeferUsageSet delivery,
        int depth
    )
    {
        if (definition.Type.IsLeaf)
        {
            return [];
        }

        var sets = new List<SelectedSet>(selections.Count);
        foreach (var selection in selections)
        {
            if (selection.Node.SelectionSet is { } set)
            {
                sets.Add(new SelectedSet(set, selection.Defer));
            }
        }

        var possible = _operation.Schema.PossibleTypes(definition.Type.Named);
        var children = new CompiledSelectionSet[possible.Length];
        for (var i = 0; i < children.Length; i++)
        {
            if (CompileSet(possible[i], sets, delivery, depth + 1) is not { } child)
            {
                return [];
            }

            children[i] = child;
        }

        return children;
    }

    private StreamUsage CompileStream(
        CompiledField field,
        List<FieldSelection> selections,
        DirectiveNode directive,
        int depth
    )
    {
        // Items that come later are delivered by the stream, whatever the list itself is delivered with.
        var plain = new List<FieldSelection>(selections.Count);
        foreach (var selection in selections)
        {
            plain.Add(new FieldSelection(selection.Node, null));
        }

        var children = CompileChildren(field.Definition!, plain, DeferUsageSet.None, depth);
        var items = new CompiledField(
            field.ParentType,
            field.ResponseName,
            field.Definition,
            field.Selections,
            field.Arguments,
            children
        )
        {
            IsIncremental = IsAnyIncremental(children),
        };
        ValueNode? initialCount = null;
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value == "initialCount")
            {
                initialCount = argument.Value;
            }
        }

        var variable = initialCount is VariableNode node ? _operation.IndexOf(node) : -1;
        return new StreamUsage(items, Labels.Of(directive), initialCount, variable);
    }

    private DirectiveNode? StreamOf(FieldNode selection)
    {
        if (_delivery != IncrementalDeliveryFormat.None)
        {
            foreach (var directive in selection.Directives)
            {
                if (directive.Name.Value == IncrementalDirectives.StreamName)
                {
                    return _operation.IsTrue(directive, _conditions, otherwise: true) ? directive : null;
                }
            }
        }

        return null;
    }

    private static bool IsAnyIncremental(CompiledSelectionSet[] sets)
    {
        foreach (var set in sets)
        {
            if (set.IsIncremental)
            {
                return true;
            }
        }

        return false;
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
