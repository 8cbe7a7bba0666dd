using Graph.Execution.Operations;
using Graph.Fusion.Planning.Drafts;
using Graph.Fusion.Schemas;
using Graph.Language;

namespace Graph.Fusion.Planning.Passes;

/// <summary>One attempt at a plan: what the parts of <see cref="FieldAssignment"/> share.</summary>
internal sealed class Assignment(
    FusionSchema schema,
    NormalizedOperation operation,
    Decisions decisions,
    int maxFetches
)
{
    private readonly Dictionary<(FetchDraft, ShapeDraft), SelectionSetNode> _provided = [];
    private int _shapeCount = operation.ShapeCount;
    private DeferUsageSet _branch = DeferUsageSet.None;

    /// <summary>The composed graph.</summary>
    public FusionSchema Schema { get; } = schema;

    /// <summary>The operation; internal selections are added to it.</summary>
    public NormalizedOperation Operation { get; } = operation;

    /// <summary>Which of several good ways is taken.</summary>
    public Decisions Decisions { get; } = decisions;

    /// <summary>All fetches, in the order of planning.</summary>
    public List<FetchDraft> Fetches { get; } = [];

    /// <summary>Changes whenever a source can be asked about something more.</summary>
    public int Version { get; private set; }

    /// <summary>What is planned at the moment: what nothing defers, or what some usages of <c>@defer</c> do.</summary>
    public DeferUsageSet Branch
    {
        get => _branch;
        set
        {
            _branch = value;
            Version++;
        }
    }

    /// <summary>True while keys are planned: they are asked of fetches that are there before the branch's own.</summary>
    public bool IsPlanningKeys { get; set; }

    /// <summary>What has been assigned so far.</summary>
    public PlanDraft ToDraft() => new(Operation, Fetches, _shapeCount);

    /// <summary>The id of a shape that is added.</summary>
    public int NextShapeId() => _shapeCount++;

    /// <summary>Adds a fetch that enters at its target.</summary>
    /// <param name="fetch">The fetch.</param>
    /// <param name="dependencies">What it waits for.</param>
    /// <exception cref="PlanningException">There are too many.</exception>
    public FetchDraft Enter(FetchDraft fetch, IEnumerable<FetchDraft> dependencies)
    {
        if (Fetches.Count >= maxFetches)
        {
            throw new PlanningException(
                $"The operation needs more than {maxFetches} fetches from the sources; split it."
            );
        }

        fetch.Dependencies.UnionWith(dependencies);
        fetch.Wave = fetch.Source == FetchDraft.Gateway ? -1 : 0;
        foreach (var dependency in fetch.Dependencies)
        {
            fetch.Wave = Math.Max(fetch.Wave, dependency.Wave + 1);
        }

        Fetches.Add(fetch);
        if (fetch.Source != FetchDraft.Gateway)
        {
            PassThrough(fetch, fetch.Target, null);
        }

        return fetch;
    }

    /// <summary>
    /// True if a fetch can take a field of the branch: it is of the branch itself, or a key is planned and the fetch's
    /// answer is there before the branch is delivered.
    /// </summary>
    public bool CanTake(FetchDraft fetch) => fetch.Branch.Equals(Branch) || (IsPlanningKeys && IsEarlier(fetch));

    /// <summary>True if what the fetch is planned for is delivered before the branch, or with it.</summary>
    public bool IsEarlier(FetchDraft fetch)
    {
        if (fetch.Branch.Usages.Length == 0)
        {
            return true;
        }

        foreach (var usage in Branch.Usages)
        {
            for (var outer = usage; outer is not null; outer = outer.Parent)
            {
                if (Array.IndexOf(fetch.Branch.Usages, outer) >= 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>True if a field is to be planned now.</summary>
    public bool IsOfBranch(FieldDraft field) => field.IsInternal || field.Delivery.Equals(Branch);

    /// <summary>Says that a fetch passes through objects of a shape, with what <c>@provides</c> gives it there.</summary>
    public void PassThrough(FetchDraft fetch, ShapeDraft shape, SelectionSetNode? provides)
    {
        if (provides is not null)
        {
            _provided[(fetch, shape)] = provides;
        }

        if (!shape.Entrances.Contains(fetch))
        {
            shape.Entrances.Add(fetch);
        }

        Version++;
    }

    /// <summary>True if a fetch that passes through can select the field right there.</summary>
    public bool Serves(FetchDraft fetch, ShapeDraft shape, string fieldName, out SourceField? definition)
    {
        definition = null;
        if (fetch.Source == FetchDraft.Gateway)
        {
            return fieldName == "id";
        }

        definition = Schema.FindField(shape.TypeName, fieldName)?.In(fetch.Source);
        if (definition is null || definition.HasRequirements)
        {
            return false;
        }

        return !definition.IsExternal
            || (_provided.TryGetValue((fetch, shape), out var provided) && ProvidesOf(provided, fieldName) is not null);
    }

    /// <summary>What the source provides below a field that a fetch selects; null if nothing.</summary>
    public SelectionSetNode? ProvidesBelow(
        FetchDraft fetch,
        ShapeDraft shape,
        FieldDraft field,
        SourceField? definition
    ) =>
        definition?.Provides
        ?? (_provided.TryGetValue((fetch, shape), out var provided) ? ProvidesOf(provided, field.Name) : null);

    /// <summary>True if a fetch delivers the field for all types of the shape, not for one of them.</summary>
    public static bool CoversAllTypes(FetchDraft fetch, ShapeDraft shape) =>
        fetch.TargetType is null || !ReferenceEquals(fetch.Target, shape) || shape.Types.Count == 1;

    private static SelectionSetNode? ProvidesOf(SelectionSetNode? provides, string fieldName)
    {
        if (provides is not null)
        {
            foreach (var selection in provides.Selections)
            {
                switch (selection)
                {
                    case FieldNode field when field.Name.Value == fieldName:
                        return field.SelectionSet ?? new SelectionSetNode([]);
                    case InlineFragmentNode inline when ProvidesOf(inline.SelectionSet, fieldName) is { } inner:
                        return inner;
                }
            }
        }

        return null;
    }
}
