namespace Graph.Execution.Operations;

/// <summary>Which usages of <c>@defer</c> a field is delivered with: it belongs to each of them. Compared by value.</summary>
internal sealed class DeferUsageSet : IEquatable<DeferUsageSet>
{
    /// <summary>The set of what is not deferred.</summary>
    public static readonly DeferUsageSet None = new([]);

    private DeferUsageSet(DeferUsage[] usages) => Usages = usages;

    /// <summary>The usages, in the order of their ids.</summary>
    public DeferUsage[] Usages { get; }

    /// <summary>The set of one usage, or of none.</summary>
    public static DeferUsageSet Of(DeferUsage? usage) => usage is null ? None : new DeferUsageSet([usage]);

    /// <summary>
    /// The set of a field that is selected under these usages. A selection that is not deferred takes the field out of all
    /// of them, and a usage counts only if none around it does.
    /// </summary>
    /// <remarks><see href="https://github.com/graphql/graphql-spec/pull/1203"/>, GetDeferUsageSet.</remarks>
    public static DeferUsageSet Of(List<FieldSelection> selections)
    {
        var usages = new HashSet<DeferUsage>();
        foreach (var selection in selections)
        {
            if (selection.Defer is null)
            {
                return None;
            }

            usages.Add(selection.Defer);
        }

        var outer = new List<DeferUsage>(usages.Count);
        foreach (var usage in usages)
        {
            if (!IsWithinAny(usage, usages))
            {
                outer.Add(usage);
            }
        }

        outer.Sort(static (a, b) => a.Id - b.Id);
        return new DeferUsageSet([.. outer]);
    }

    public bool Equals(DeferUsageSet? other) => other is not null && Usages.AsSpan().SequenceEqual(other.Usages);

    public override bool Equals(object? obj) => Equals(obj as DeferUsageSet);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var usage in Usages)
        {
            hash.Add(usage.Id);
        }

        return hash.ToHashCode();
    }

    private static bool IsWithinAny(DeferUsage usage, HashSet<DeferUsage> others)
    {
        for (var above = usage.Parent; above is not null; above = above.Parent)
        {
            if (others.Contains(above))
            {
                return true;
            }
        }

        return false;
    }
}
