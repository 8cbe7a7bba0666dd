using System.Text;
using Graph.Execution.Operations;
using Graph.Fusion.Planning.Drafts;
using Graph.Fusion.Planning.Incremental;
using Graph.Fusion.Schemas;
using Graph.Language;

namespace Graph.Fusion.Planning.Passes;

/// <summary>
/// Lays the fetches out for execution. Fetches of one source and wave with the same document become one operation with
/// several targets, the operations of one source and wave become one request.
/// </summary>
internal sealed class FetchLayout
{
    private readonly FusionSchema _schema;
    private readonly PlanDraft _draft;
    private readonly ShapeLayout _shapes;
    private readonly Dictionary<(RequestKey, string), Shared> _shared = [];
    private readonly Dictionary<(FetchDraft Fetch, bool IsLater), PlannedTarget> _targets = [];
    private readonly List<PlannedOperation> _operations = [];
    private readonly List<Request> _requests = [];

    private FetchLayout(FusionSchema schema, PlanDraft draft, ShapeLayout shapes)
    {
        _schema = schema;
        _draft = draft;
        _shapes = shapes;
    }

    /// <summary>Targets, operations and requests.</summary>
    /// <param name="schema">The composed graph.</param>
    /// <param name="draft">The fetches.</param>
    /// <param name="shapes">The shapes that are laid out already.</param>
    /// <param name="parts">The parts of the response, which are told what they wait for; null if there is one.</param>
    public static PlannedFetches Create(
        FusionSchema schema,
        PlanDraft draft,
        ShapeLayout shapes,
        (IncrementalPlan Plan, List<HashSet<FetchDraft>> Fetches)? parts
    )
    {
        var layout = new FetchLayout(schema, draft, shapes);
        foreach (var fetch in InOrder(draft.Fetches))
        {
            layout.Add(fetch, isLater: false);
            if (IsBelowStream(fetch.Target))
            {
                // The first items must not wait for the others.
                layout.Add(fetch, isLater: true);
            }
        }

        layout.Connect();
        RequirementScope.Mark(layout._targets.Values.OrderByDescending(layout.WaveOf));
        if (parts is var (plan, fetches))
        {
            layout.Connect(plan, fetches);
        }

        return new PlannedFetches(
            [.. layout._targets.Values],
            [.. layout._operations],
            [.. layout._requests.Select((request, id) => request.ToGroup(id))],
            layout.EventLookupsOf(),
            layout._shared.Count
        );
    }

    /// <summary>An operation that is asked, and the targets that share it.</summary>
    private sealed record Shared(PlannedOperation Operation, List<PlannedTarget> Targets);

    /// <summary>What goes together: the first response waits for nothing that is for another part.</summary>
    private sealed record RequestKey(int Source, int Wave, DeferUsageSet Branch, bool IsLater);

    private sealed record Request(RequestKey Key, List<PlannedOperation> Operations)
    {
        public PlannedGroup ToGroup(int id) => new(id, Key.Source, Key.Wave, [.. Operations], Key.Branch, Key.IsLater);
    }

    /// <summary>True if a streamed list is between a shape and the innermost one that another shape is below too.</summary>
    private static bool IsBelowStream(ShapeDraft shape, ShapeDraft? other = null)
    {
        var at = shape;
        while (at.Place.ParentField is { } field && !IsAbove(at, other))
        {
            if (field.Stream is not null)
            {
                return true;
            }

            at = field.Shape;
        }

        return false;
    }

    private static bool IsAbove(ShapeDraft shape, ShapeDraft? other)
    {
        for (var at = other; at is not null; at = at.Place.ParentField?.Shape)
        {
            if (ReferenceEquals(at, shape))
            {
                return true;
            }
        }

        return false;
    }

    private static List<FetchDraft> InOrder(List<FetchDraft> fetches)
    {
        var ordered = fetches.FindAll(fetch => fetch.Source != FetchDraft.Gateway);
        var branches = ordered.Select(fetch => fetch.Branch).Distinct().ToList();
        ordered.Sort(
            (a, b) =>
                !a.Branch.Equals(b.Branch) ? branches.IndexOf(a.Branch).CompareTo(branches.IndexOf(b.Branch))
                : a.Wave != b.Wave ? a.Wave.CompareTo(b.Wave)
                : a.Source != b.Source ? a.Source.CompareTo(b.Source)
                : a.Id.CompareTo(b.Id)
        );
        return ordered;
    }

    private void Add(FetchDraft fetch, bool isLater)
    {
        var written = SourceOperationWriter.Write(_schema, _draft.Operation, fetch, _shapes);
        var request = RequestOf(new RequestKey(fetch.Source, fetch.Wave, fetch.Branch, isLater));
        // Roots are asked once; only lookups have rows that can be put together.
        var key = (_requests[request].Key, $"{(fetch.Lookup is null ? fetch.Id : "")} {written.Identity}");
        if (!_shared.TryGetValue(key, out var shared))
        {
            shared = new Shared(Operation(fetch, written), []);
            _shared.Add(key, shared);
            _requests[request].Operations.Add(shared.Operation);
        }

        var target = TargetOf(fetch, written, shared.Operation, isLater);
        target.Group = request;
        shared.Targets.Add(target);
        _targets.Add((fetch, isLater), target);
    }

    private PlannedTarget TargetOf(
        FetchDraft fetch,
        SourceOperation written,
        PlannedOperation operation,
        bool isLater
    ) =>
        new()
        {
            Id = _targets.Count,
            Shape = _shapes.ShapeOf(fetch.Target),
            TypeId = fetch.TargetType is null ? -1 : _shapes.IdOf(fetch.TargetType),
            Values = [.. written.Required.Select(required => _shapes.ValueOf(required.Value.Value))],
            Read = written.Read,
            IsLater = isLater,
            ProvesExistence = fetch.ProvesExistence,
            Operation = operation,
        };

    /// <summary>Tells targets what they wait for, and operations what they fill.</summary>
    private void Connect()
    {
        foreach (var ((fetch, isLater), target) in _targets)
        {
            target.Dependencies = [.. DependenciesOf(fetch, isLater).Order()];
        }

        foreach (var shared in _shared.Values)
        {
            shared.Operation.Targets = [.. shared.Targets];
        }
    }

    /// <summary>By what the source of events can be asked again; see <see cref="EventLookups"/>.</summary>
    private PlannedTarget[] EventLookupsOf()
    {
        if (
            _draft.Operation.Definition.Operation != OperationType.Subscription
            || _draft.Fetches.Find(fetch => fetch is { Lookup: null, Source: >= 0 }) is not { } events
        )
        {
            return [];
        }

        var needing = RequirementScope.NeedingOf(_targets[(events, false)].Read);
        var lookups = new List<PlannedTarget>();
        foreach (var fetch in EventLookups.Of(_schema, events, shape => needing.Contains(_shapes.ShapeOf(shape))))
        {
            var written = SourceOperationWriter.Write(_schema, _draft.Operation, fetch, _shapes);
            var target = TargetOf(fetch, written, OperationOf(fetch, written, lookups.Count), isLater: false);
            target.Operation.Targets = [target];
            lookups.Add(target);
        }

        return [.. lookups];
    }

    private int WaveOf(PlannedTarget target) => _requests[target.Group].Key.Wave;

    /// <summary>What a target waits for: also for later items, if it needs something of all items of a list below it.</summary>
    private IEnumerable<int> DependenciesOf(FetchDraft fetch, bool isLater)
    {
        foreach (var dependency in fetch.Dependencies)
        {
            if (_targets.TryGetValue((dependency, false), out var target))
            {
                yield return target.Id;
            }

            if (
                (isLater || IsBelowStream(dependency.Target, fetch.Target))
                && _targets.TryGetValue((dependency, true), out var later)
            )
            {
                yield return later.Id;
            }
        }
    }

    /// <summary>Tells the parts of the response what they wait for.</summary>
    private void Connect(IncrementalPlan plan, List<HashSet<FetchDraft>> fetches)
    {
        foreach (var part in plan.Parts)
        {
            part.Targets = [.. TargetsOf(fetches[part.Id], isLater: false).Order()];
            part.LaterTargets = [.. TargetsOf(fetches[part.Id], isLater: true).Order()];
        }
    }

    private IEnumerable<int> TargetsOf(IEnumerable<FetchDraft> fetches, bool isLater)
    {
        foreach (var fetch in fetches)
        {
            if (_targets.TryGetValue((fetch, isLater), out var target))
            {
                yield return target.Id;
            }
        }
    }

    private int RequestOf(RequestKey key)
    {
        var index = _requests.FindIndex(request => request.Key == key);
        if (index < 0)
        {
            index = _requests.Count;
            _requests.Add(new Request(key, []));
        }

        return index;
    }

    private PlannedOperation Operation(FetchDraft fetch, SourceOperation written)
    {
        var operation = OperationOf(fetch, written, _operations.Count);
        _operations.Add(operation);
        return operation;
    }

    private static PlannedOperation OperationOf(FetchDraft fetch, SourceOperation written, int id) =>
        new()
        {
            Id = id,
            Source = fetch.Source,
            Text = written.Text,
            RequestStart = OperationReduction.RequestStartOf(written.Text),
            IsMutation = fetch.Operation == OperationType.Mutation,
            Path = [.. written.Path.Select(Encoding.UTF8.GetBytes)],
            ForwardedVariables = written.Forwarded,
            ConditionVariables = written.Conditions,
            RequiredNames = [.. written.Required.Select(required => required.Name)],
            RequiredMembers = [.. written.Required.Select(required => Encoding.UTF8.GetBytes($"\"{required.Name}\":"))],
            RequiredNonNull = [.. written.Required.Select(required => required.Value.Type is NonNullTypeNode)],
            RequiredValues = [.. Enumerable.Range(0, written.Required.Length)],
            KeyCount = written.KeyCount,
            Condition = written.Condition,
        };
}

/// <summary>The fetches of a plan.</summary>
/// <param name="Targets">By id.</param>
/// <param name="Operations">By id, those included that only stand in for others.</param>
/// <param name="Groups">In the order of waves.</param>
/// <param name="EventLookups">By what the source of a subscription can be asked again for objects of an event.</param>
/// <param name="Count">How many operations are asked if nothing is missing.</param>
internal sealed record PlannedFetches(
    PlannedTarget[] Targets,
    PlannedOperation[] Operations,
    PlannedGroup[] Groups,
    PlannedTarget[] EventLookups,
    int Count
);
