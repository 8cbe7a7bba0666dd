using Graph.Execution.Operations;
using Graph.Fusion.Schemas;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Planning.Drafts;

/// <summary>One thing to ask of one source, while it is planned: a root selection, or a lookup at one place.</summary>
internal sealed class FetchDraft(int id, int source, OperationType operation, ShapeDraft target)
{
    /// <summary>The source id of the gateway itself, which makes the objects of <c>node</c>.</summary>
    public const int Gateway = -1;

    /// <summary>The number in the order of planning.</summary>
    public int Id { get; } = id;

    /// <summary>The source, or <see cref="Gateway"/>.</summary>
    public int Source { get; } = source;

    /// <summary>The kind of operation; lookups are queries.</summary>
    public OperationType Operation { get; } = operation;

    /// <summary>The shape whose objects it fills.</summary>
    public ShapeDraft Target { get; } = target;

    /// <summary>The type of the objects, for a lookup.</summary>
    public ObjectType? TargetType { get; init; }

    /// <summary>The lookup; null for a root selection.</summary>
    public SourceLookup? Lookup { get; init; }

    /// <summary>The key by which the lookup is called.</summary>
    public LookupKey? Key { get; init; }

    /// <summary>The values of the lookup's arguments, in their order.</summary>
    public List<RequiredValue> KeyValues { get; } = [];

    /// <summary>What is selected, by shape.</summary>
    public Dictionary<ShapeDraft, List<FetchField>> Selections { get; } = [];

    /// <summary>The fetches that must have been answered before.</summary>
    public HashSet<FetchDraft> Dependencies { get; } = [];

    /// <summary>
    /// What it is planned for: fields that are not deferred, or those of some usages of <c>@defer</c>. Nothing that is
    /// delivered earlier waits for it.
    /// </summary>
    public DeferUsageSet Branch { get; init; } = DeferUsageSet.None;

    /// <summary>The wave that the fetch is sent in, from 0.</summary>
    public int Wave { get; set; }

    /// <summary>True if a null answer says that the object does not exist (<c>node</c>).</summary>
    public bool ProvesExistence { get; set; }

    /// <summary>True if the fetch cannot be sent before <paramref name="other"/> is answered.</summary>
    public bool DependsOn(FetchDraft other)
    {
        // The graph is acyclic, and shallow; visited fetches are kept so that diamonds are walked once.
        if (Dependencies.Contains(other))
        {
            return true;
        }

        var seen = new HashSet<FetchDraft>(Dependencies);
        var stack = new Stack<FetchDraft>(Dependencies);
        while (stack.TryPop(out var next))
        {
            foreach (var dependency in next.Dependencies)
            {
                if (ReferenceEquals(dependency, other))
                {
                    return true;
                }

                if (seen.Add(dependency))
                {
                    stack.Push(dependency);
                }
            }
        }

        return false;
    }

    /// <summary>True if no fetch of this wave or an earlier one waits for it.</summary>
    public bool CanWaitUntil(int wave, List<FetchDraft> fetches)
    {
        foreach (var other in fetches)
        {
            if (other.Dependencies.Contains(this) && other.Wave <= wave)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Selects a field; twice is once.</summary>
    /// <param name="field">The field.</param>
    /// <param name="definition">How the source defines it; null for what the gateway makes.</param>
    /// <param name="isPassage">True if it is selected only for what is below it.</param>
    public FetchField Select(FieldDraft field, SourceField? definition, bool isPassage = false)
    {
        if (!Selections.TryGetValue(field.Shape, out var fields))
        {
            Selections.Add(field.Shape, fields = []);
        }

        foreach (var known in fields)
        {
            if (ReferenceEquals(known.Field, field))
            {
                known.IsPassage &= isPassage;
                return known;
            }
        }

        var added = new FetchField(field, definition) { IsPassage = isPassage };
        fields.Add(added);
        field.Providers.Add(this);
        return added;
    }
}

/// <summary>A field that a fetch selects.</summary>
internal sealed class FetchField(FieldDraft field, SourceField? definition)
{
    /// <summary>The field of the operation.</summary>
    public FieldDraft Field { get; } = field;

    /// <summary>How the source defines it; null for <c>__typename</c> and what the gateway makes.</summary>
    public SourceField? Definition { get; } = definition;

    /// <summary>True if it is selected only for what is below it: another fetch delivers the field.</summary>
    public bool IsPassage { get; set; }

    /// <summary>The values of the arguments that the gateway fills.</summary>
    public List<RequiredValue> Requirements { get; } = [];
}

/// <summary>An argument that the gateway fills from fields.</summary>
/// <param name="Argument">The argument's name.</param>
/// <param name="Type">Its type in the source.</param>
/// <param name="Value">Where the value comes from, relative to the object.</param>
internal sealed record RequiredValue(string Argument, TypeNode Type, ValueDraft Value);
