using Graph.Fusion.Execution.Results;
using Graph.Fusion.Planning;

namespace Graph.Fusion.Execution.Fetching;

/// <summary>
/// What is asked again of a source because a failure took more with it than it should have: the same without the fields that
/// have failed. Nothing is asked again where nothing is lost, and no change is.
/// </summary>
/// <param name="builder">Writes the rows.</param>
internal sealed class Repairs(RowBuilder builder)
{
    private readonly List<Repair> _repairs = [];

    /// <param name="Of">The operation that was asked.</param>
    /// <param name="LeftOut">What is left out of it, as text.</param>
    /// <param name="Rows">What is asked; null if nothing of it is worth a request.</param>
    private sealed record Repair(PlannedOperation Of, string LeftOut, OperationRows? Rows);

    /// <summary>What there is to ask.</summary>
    public List<OperationRows> Rows
    {
        get
        {
            var rows = new List<OperationRows>();
            foreach (var repair in _repairs)
            {
                if (repair.Rows is { Count: > 0 } some)
                {
                    rows.Add(some);
                }
            }

            return rows;
        }
    }

    /// <summary>Takes what an event lost; null where it is no event that is read.</summary>
    public EventRepairs? OfEvent { get; private set; }

    /// <summary>Repairs of an event.</summary>
    /// <param name="builder">Writes the rows.</param>
    /// <param name="store">Has what the event gave.</param>
    /// <param name="lookups">By what its objects can be looked up; nothing is asked again if there are none.</param>
    public static Repairs? Of(RowBuilder builder, ResultStore store, PlannedTarget[] lookups)
    {
        if (lookups.Length == 0)
        {
            return null;
        }

        var repairs = new Repairs(builder);
        repairs.OfEvent = new EventRepairs(repairs, store, lookups);
        return repairs;
    }

    /// <summary>Asks for a row again.</summary>
    /// <param name="rows">What was asked.</param>
    /// <param name="row">The row.</param>
    /// <param name="leftOut">The fields that have failed, as response names from the object on.</param>
    /// <param name="failures">The errors, which are told when the answer is there.</param>
    /// <returns>False if there is nothing to ask for without them.</returns>
    public bool Add(OperationRows rows, int row, List<string[]> leftOut, List<SourceError> failures) =>
        RowsWithout(leftOut, rows.Operation) is { } again && builder.AddAgain(again, rows, row, failures);

    /// <summary>Looks an object up.</summary>
    /// <param name="lookup">The operation that asks for all of it.</param>
    /// <param name="instance">The object.</param>
    /// <param name="leftOut">The fields that have failed, as response names from the object on.</param>
    /// <param name="failures">The errors, which are told when the answer is there.</param>
    /// <returns>False if its key is not there, or if there is nothing to ask for without them.</returns>
    public bool Add(PlannedOperation lookup, int instance, List<string[]> leftOut, List<SourceError> failures) =>
        RowsWithout(leftOut, lookup) is { } again && builder.AddAgain(again, instance, 0, failures);

    /// <summary>The rows of an operation that leaves something out; null if nothing is worth a request then.</summary>
    private OperationRows? RowsWithout(List<string[]> leftOut, PlannedOperation operation)
    {
        var name = string.Join(' ', leftOut.Select(path => string.Join('.', path)).Distinct().Order());
        var repair = _repairs.Find(one => ReferenceEquals(one.Of, operation) && one.LeftOut == name);
        if (repair is null)
        {
            var reduced = OperationReduction.WithoutFields(operation, leftOut);
            repair = new Repair(
                operation,
                name,
                reduced.IsWorthAsking ? new OperationRows(reduced) { Failures = [] } : null
            );
            _repairs.Add(repair);
        }

        return repair.Rows;
    }
}
