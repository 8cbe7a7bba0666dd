using System.Collections.Immutable;
using Graph.Fusion.Schemas;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Composition.Satisfiability;

/// <summary>
/// Proves that every path of the public graph can be resolved. Instead of paths, of which there are too many, it walks
/// the states that paths lead to: a type, and the sources that hold the object.
/// </summary>
/// <remarks>
/// Composite Schemas, section 4. Where a list, or the root of mutations or subscriptions, lies between a shared field
/// and the object, the results of two sources cannot be put together, so one source alone has to satisfy all below.
/// </remarks>
internal sealed class SatisfiabilityValidator
{
    public const string Code = "UNSATISFIABLE_QUERY_PATH";

    public const string LimitCode = "SATISFIABILITY_LIMIT_EXCEEDED";

    private readonly FusionSchema _schema;
    private readonly CompositionLog _log;
    private readonly Reachability _reachability;

    /// <summary>The sources of which it matters whether they can be asked again: those with requirements.</summary>
    private readonly SourceSet _asked;
    private readonly Dictionary<(string, SourceSet, SourceSet, string), ObjectState> _states = [];
    private readonly Dictionary<SelectionSetNode, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<ObjectState> _open = [];
    private readonly Queue<ObjectState> _failed = [];

    private readonly int _maxStates;

    private SatisfiabilityValidator(FusionSchema schema, int maxStates, CompositionLog log)
    {
        _maxStates = maxStates;
        _schema = schema;
        _log = log;
        _reachability = new Reachability(schema);
        _asked = SourcesWithRequirements();
    }

    /// <returns>How many states were walked.</returns>
    public static int Validate(FusionSchema schema, int maxStates, CompositionLog log)
    {
        var validator = new SatisfiabilityValidator(schema, maxStates, log);
        validator.Validate();
        return validator._states.Count;
    }

    private void Validate()
    {
        var roots = new[] { "Query", "Mutation", "Subscription" }
            .Where(name => _schema.FindType(name) is not null)
            .Select(name => State(name, SourcesOf(name), AgainFrom(name), ProvidedSelections.None, null, null))
            .ToList();
        while (_open.TryDequeue(out var state))
        {
            if (_states.Count > _maxStates)
            {
                _log.Error(
                    LimitCode,
                    null,
                    null,
                    $"The graph leads to more than {_maxStates} combinations of types and sources, so it cannot be proved.",
                    "Share fewer fields among schemas that have no lookups."
                );
                return;
            }

            Expand(state);
            if (state.FailsNow())
            {
                Fail(state);
            }
        }

        while (_failed.TryDequeue(out var state))
        {
            foreach (var dependent in state.Dependents)
            {
                if (!dependent.IsFailed && dependent.FailsNow())
                {
                    Fail(dependent);
                }
            }
        }

        new UnsatisfiablePaths(_schema, _reachability, _log).Report(roots);
    }

    private void Fail(ObjectState state)
    {
        state.IsFailed = true;
        _failed.Enqueue(state);
    }

    private void Expand(ObjectState state)
    {
        var reach = _reachability.Reach(state.TypeName, state.Held);
        foreach (var field in _schema.FindType(state.TypeName)!.Fields)
        {
            if (field.IsInaccessible)
            {
                continue;
            }

            if (field.IsResolvedByGateway)
            {
                ExpandNode(state, field);
                continue;
            }

            var usable = Usable(state, reach, field);
            if (usable.IsEmpty)
            {
                state.Outcomes.Add(new FieldOutcome(field, []));
            }
            else if (!field.Definition.Type.IsLeaf)
            {
                var mustChoose = usable.Count > 1 && (IsList(field.Definition.Type) || IsSerialRoot(state.TypeName));
                IEnumerable<SourceSet> choices = mustChoose ? usable.Ids().Select(SourceSet.Of) : [usable];
                state.Outcomes.Add(
                    new FieldOutcome(field, [.. choices.Select(choice => Objects(state, field, choice))])
                );
            }
        }
    }

    private SourceSet Usable(ObjectState state, SourceSet reach, FusionField field)
    {
        var usable = SourceSet.Empty;
        foreach (var source in field.Sources)
        {
            var id = source.Source.Id;
            if (
                reach.Contains(id)
                && (
                    !source.IsExternal
                    || state.Held.Contains(id) && state.Provided.Provides(id, state.TypeName, field.Name, _reachability)
                )
                && _reachability.AreRequirementsMet(state.TypeName, state.Held, source)
                && (!source.HasRequirements || CanBeAskedAgain(state, id))
            )
            {
                usable = usable.With(id);
            }
        }

        return usable;
    }

    // What a field requires is read elsewhere first; then its source is asked for the object once more.
    private bool CanBeAskedAgain(ObjectState state, int source) =>
        state.Again.Contains(source) || _reachability.CanBeAskedAgain(state.TypeName, state.Held, source);

    private SourceSet Again(ObjectState state, FusionField field, SourceSet sources)
    {
        var again = SourceSet.Empty;
        if (IsList(field.Definition.Type) || IsSerialRoot(state.TypeName))
        {
            return again;
        }

        foreach (var id in sources.Ids())
        {
            if (_asked.Contains(id) && CanBeAskedAgain(state, id))
            {
                again = again.With(id);
            }
        }

        return again;
    }

    private SourceSet AgainFrom(string root) => IsSerialRoot(root) ? SourceSet.Empty : _asked;

    private SourceSet SourcesWithRequirements()
    {
        var asked = SourceSet.Empty;
        foreach (var type in _schema.Types)
        {
            foreach (var field in type.Fields)
            {
                foreach (var source in field.Sources)
                {
                    if (source.HasRequirements)
                    {
                        asked = asked.With(source.Source.Id);
                    }
                }
            }
        }

        return asked;
    }

    private List<ObjectState> Objects(ObjectState state, FusionField field, SourceSet serving)
    {
        var objects = new List<ObjectState>();
        foreach (var (typeName, sources) in _reachability.Objects(field, serving))
        {
            objects.Add(
                State(
                    typeName,
                    sources,
                    Again(state, field, sources),
                    Provided(state, field, sources),
                    state,
                    field.Name
                )
            );
        }

        return objects;
    }

    private ProvidedSelections Provided(ObjectState state, FusionField field, SourceSet sources)
    {
        var provided = ImmutableArray.CreateBuilder<(int, SelectionSetNode)>();
        foreach (var id in sources.Ids())
        {
            if (field.In(id)?.Provides is { } selections)
            {
                provided.Add((id, selections));
            }

            if (state.Held.Contains(id))
            {
                provided.AddRange(state.Provided.Below(id, state.TypeName, field.Name, _reachability));
            }
        }

        return provided.Count == 0 ? ProvidedSelections.None : new ProvidedSelections(provided.ToImmutable());
    }

    private void ExpandNode(ObjectState state, FusionField field)
    {
        var objects = new List<ObjectState>();
        foreach (var type in _schema.Node?.Types ?? [])
        {
            var sources = SourceSet.Empty;
            foreach (var source in _schema.Sources)
            {
                if (_schema.LookupsOf(source.Id, type.TypeName).Any(IsById))
                {
                    sources = sources.With(source.Id);
                }
            }

            if (!sources.IsEmpty)
            {
                objects.Add(State(type.TypeName, sources, SourceSet.Empty, ProvidedSelections.None, state, field.Name));
            }
        }

        state.Outcomes.Add(new FieldOutcome(field, [objects]));
    }

    private ObjectState State(
        string typeName,
        SourceSet held,
        SourceSet again,
        ProvidedSelections provided,
        ObjectState? parent,
        string? fieldName
    )
    {
        // The query type is at hand everywhere, however deep it is found.
        if (typeName == "Query")
        {
            held = SourcesOf(typeName);
            again = _asked;
        }

        // Where a lookup is there, the way from above makes no difference.
        foreach (var id in again.Ids())
        {
            if (_reachability.CanBeAskedAgain(typeName, held, id))
            {
                again = again.Without(id);
            }
        }

        // Unless something is provided, all that can be asked of an object follows from where it can be taken on: objects
        // of different sources that lead to the same ones are one state.
        var key = provided.IsEmpty
            ? (typeName, _reachability.Reach(typeName, held), again, "")
            : (typeName, held, again, provided.Key(_numbers));
        if (!_states.TryGetValue(key, out var state))
        {
            _states[key] = state = new ObjectState(typeName, held, again, provided, parent, fieldName);
            _open.Enqueue(state);
        }

        if (parent is not null)
        {
            state.Dependents.Add(parent);
        }

        return state;
    }

    private SourceSet SourcesOf(string typeName)
    {
        var sources = SourceSet.Empty;
        foreach (var source in _schema.FindType(typeName)!.Sources)
        {
            sources = sources.With(source.Id);
        }

        return sources;
    }

    private static bool IsById(SourceLookup lookup) =>
        lookup.Arguments.Length == 1
        && lookup.Keys.Any(key => key.Selection.Selections is [FieldNode { Name.Value: "id", SelectionSet: null }]);

    private static bool IsSerialRoot(string typeName) => typeName is "Mutation" or "Subscription";

    private static bool IsList(GraphType type) => type.Nullable is ListType;
}
