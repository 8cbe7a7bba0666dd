using System.Text;
using Graph.Fusion.Execution.Results;
using Graph.Fusion.Planning;

namespace Graph.Fusion.Execution.Fetching;

/// <summary>
/// Asks again for what a failure in an event of a subscription took with it. The event itself does not come twice: its objects
/// are looked up by the keys that it has of them.
/// </summary>
/// <param name="repairs">Takes what is to be asked.</param>
/// <param name="store">Has what the event gave.</param>
/// <param name="lookups">What can be looked up.</param>
internal sealed class EventRepairs(Repairs repairs, ResultStore store, PlannedTarget[] lookups)
{
    /// <summary>An object that is looked up.</summary>
    private sealed record Lookup(PlannedTarget Target)
    {
        public List<string[]> LeftOut { get; } = [];

        public List<SourceError> Failures { get; } = [];

        /// <summary>The failures as the event has them.</summary>
        public List<SourceError> OfEvent { get; } = [];
    }

    /// <summary>Takes the failures that took something with them that is looked up without them.</summary>
    /// <param name="losses">Finds what they took.</param>
    /// <param name="set">What was to be read of the event.</param>
    /// <param name="root">The root object.</param>
    /// <param name="failures">The errors of the event.</param>
    /// <returns>Those that are to be told at once.</returns>
    public List<SourceError> Take(Losses losses, ReadSet set, int root, List<SourceError> failures)
    {
        var found = failures.ConvertAll(failure => losses.Find(failure, [], set, root, hasEntity: true));
        var objects = LookedUp([.. found.OfType<Loss>()]);
        for (var i = 0; i < failures.Count && objects.Count > 0; i++)
        {
            if (found[i]?.Above.FindLast(one => objects.ContainsKey(one.Instance)) is { Steps: > 0 } above)
            {
                Add(objects[above.Instance], failures[i], failures[i].Path[above.Steps..]);
            }
        }

        var told = new List<SourceError>(failures);
        foreach (var (instance, lookup) in objects)
        {
            if (repairs.Add(lookup.Target.Operation, instance, lookup.LeftOut, lookup.Failures))
            {
                told.RemoveAll(lookup.OfEvent.Contains);
            }
        }

        return told;
    }

    /// <summary>The innermost objects above what should not be lost that can be looked up.</summary>
    private Dictionary<int, Lookup> LookedUp(List<Loss> losses)
    {
        var objects = new Dictionary<int, Lookup>();
        foreach (var loss in losses)
        {
            for (var i = loss.Above.Count - 1; i >= 0 && loss.IsTooMuch(losses); i--)
            {
                var instance = loss.Above[i].Instance;
                if (Array.Find(lookups, target => IsFor(target, instance)) is { } target)
                {
                    objects.TryAdd(instance, new Lookup(target));
                    break;
                }
            }
        }

        return objects;
    }

    private bool IsFor(PlannedTarget target, int instance) =>
        target.TypeId == store.TypeOf(instance) && ReferenceEquals(target.Shape, store.ShapeOf(instance));

    private static void Add(Lookup lookup, SourceError failure, object[] path)
    {
        lookup.OfEvent.Add(failure);
        lookup.LeftOut.Add([.. path.OfType<string>()]);
        lookup.Failures.Add(
            failure with
            {
                Path = [.. lookup.Target.Operation.Path.Select(static name => Encoding.UTF8.GetString(name)), .. path],
            }
        );
    }
}
