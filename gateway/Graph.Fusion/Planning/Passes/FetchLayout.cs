using System.Text;
using System.Text.Json;
using Graph.Fusion.Planning.Drafts;
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
    private readonly Dictionary<(int, int, string), Shared> _shared = [];
    private readonly Dictionary<FetchDraft, PlannedTarget> _targets = [];
    private readonly List<PlannedOperation> _operations = [];
    private readonly List<Request> _requests = [];

    private FetchLayout(FusionSchema schema, PlanDraft draft, ShapeLayout shapes)
    {
        _schema = schema;
        _draft = draft;
        _shapes = shapes;
    }

    /// <summary>Targets, operations and requests.</summary>
    public static PlannedFetches Create(FusionSchema schema, PlanDraft draft, ShapeLayout shapes)
    {
        var layout = new FetchLayout(schema, draft, shapes);
        foreach (var fetch in InOrder(draft.Fetches))
        {
            layout.Add(fetch);
        }

        layout.Connect();
        return new PlannedFetches(
            [.. layout._targets.Values],
            [.. layout._operations],
            [.. layout._requests.Select((request, id) => request.ToGroup(id))],
            layout._shared.Count
        );
    }

    /// <summary>An operation that is asked, and the targets that share it.</summary>
    private sealed record Shared(PlannedOperation Operation, List<PlannedTarget> Targets);

    private sealed record Request(int Source, int Wave, List<PlannedOperation> Operations)
    {
        public PlannedGroup ToGroup(int id) => new(id, Source, Wave, [.. Operations]);
    }

    private static List<FetchDraft> InOrder(List<FetchDraft> fetches)
    {
        var ordered = fetches.FindAll(fetch => fetch.Source != FetchDraft.Gateway);
        ordered.Sort(
            static (a, b) =>
                a.Wave != b.Wave ? a.Wave.CompareTo(b.Wave)
                : a.Source != b.Source ? a.Source.CompareTo(b.Source)
                : a.Id.CompareTo(b.Id)
        );
        return ordered;
    }

    private void Add(FetchDraft fetch)
    {
        var written = SourceOperationWriter.Write(_schema, _draft.Operation, fetch, withRequirements: true, _shapes);
        var reduced = WithoutRequirements(fetch, written);
        var request = RequestOf(fetch);
        // Roots are asked once; only lookups have rows that can be put together.
        var key = (fetch.Source, fetch.Wave, $"{(fetch.Lookup is null ? fetch.Id : "")} {written.Identity}");
        if (!_shared.TryGetValue(key, out var shared))
        {
            var fallback = reduced is null ? null : Operation(fetch, reduced, null, isFallback: true);
            shared = new Shared(Operation(fetch, written, fallback, isFallback: false), []);
            _shared.Add(key, shared);
            _requests[request].Operations.Add(shared.Operation);
        }

        var target = new PlannedTarget
        {
            Id = _targets.Count,
            Shape = _shapes.ShapeOf(fetch.Target),
            TypeId = fetch.TargetType is null ? -1 : _shapes.IdOf(fetch.TargetType),
            Values = [.. written.Required.Select(required => _shapes.ValueOf(required.Value.Value))],
            Read = written.Read,
            FallbackRead = reduced?.Read,
            ProvesExistence = fetch.ProvesExistence,
            Operation = shared.Operation,
            Group = request,
        };
        shared.Targets.Add(target);
        _targets.Add(fetch, target);
    }

    /// <summary>Tells targets what they wait for, and operations what they fill.</summary>
    private void Connect()
    {
        foreach (var (fetch, target) in _targets)
        {
            target.Dependencies =
            [
                .. fetch.Dependencies.Where(_targets.ContainsKey).Select(other => _targets[other].Id).Order(),
            ];
        }

        foreach (var shared in _shared.Values)
        {
            shared.Operation.Targets = [.. shared.Targets];
            shared.Operation.Fallback?.Targets = shared.Operation.Targets;
        }
    }

    private SourceOperation? WithoutRequirements(FetchDraft fetch, SourceOperation written)
    {
        if (written.Required.Length == written.KeyCount || !HasLeavesWithoutRequirements(fetch))
        {
            return null;
        }

        var reduced = SourceOperationWriter.Write(_schema, _draft.Operation, fetch, withRequirements: false, _shapes);
        return reduced.Read.Fields.Length == 0 ? null : reduced;
    }

    private static bool HasLeavesWithoutRequirements(FetchDraft fetch)
    {
        foreach (var fields in fetch.Selections.Values)
        {
            if (fields.Exists(selected => selected.Field.Child is null && selected.Requirements.Count == 0))
            {
                return true;
            }
        }

        return false;
    }

    private int RequestOf(FetchDraft fetch)
    {
        var index = _requests.FindIndex(request => request.Source == fetch.Source && request.Wave == fetch.Wave);
        if (index < 0)
        {
            index = _requests.Count;
            _requests.Add(new Request(fetch.Source, fetch.Wave, []));
        }

        return index;
    }

    private PlannedOperation Operation(
        FetchDraft fetch,
        SourceOperation written,
        PlannedOperation? fallback,
        bool isFallback
    )
    {
        var operation = new PlannedOperation
        {
            Id = _operations.Count,
            Source = fetch.Source,
            Text = written.Text,
            RequestStart = Encoding.UTF8.GetBytes(
                $"{{\"query\":{JsonSerializer.Serialize(written.Text)},\"variables\":"
            ),
            IsMutation = fetch.Operation == OperationType.Mutation,
            Path = [.. written.Path.Select(Encoding.UTF8.GetBytes)],
            ForwardedVariables = written.Forwarded,
            ConditionVariables = written.Conditions,
            RequiredMembers = [.. written.Required.Select(required => Encoding.UTF8.GetBytes($"\"{required.Name}\":"))],
            RequiredNonNull = [.. written.Required.Select(required => required.Value.Type is NonNullTypeNode)],
            KeyCount = written.KeyCount,
            Condition = written.Condition,
            Fallback = fallback,
            IsFallback = isFallback,
        };
        _operations.Add(operation);
        return operation;
    }
}

/// <summary>The fetches of a plan.</summary>
/// <param name="Targets">By id.</param>
/// <param name="Operations">By id, those included that only stand in for others.</param>
/// <param name="Groups">In the order of waves.</param>
/// <param name="Count">How many operations are asked if nothing is missing.</param>
internal sealed record PlannedFetches(
    PlannedTarget[] Targets,
    PlannedOperation[] Operations,
    PlannedGroup[] Groups,
    int Count
);
