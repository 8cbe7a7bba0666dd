using Graph.Types;

namespace Graph.Execution.Incremental;

/// <summary>
/// Decides what is told to the client when: which fragments and lists are pending, which of them are complete, and with
/// which of them what was executed is delivered. It executes nothing itself, and does not know who does: the columns of an
/// engine, or the sources of a gateway.
/// </summary>
/// <remarks><see href="https://github.com/graphql/graphql-spec/pull/1203"/>, incremental delivery.</remarks>
internal sealed class DeliveryQueue
{
    private readonly HashSet<DeliveryGroup> _groups = [];
    private readonly HashSet<StreamedItems> _streams = [];
    private readonly List<DeliveryGroup> _newGroups = [];
    private readonly List<StreamedItems> _newStreams = [];
    private int _lastId = -1;

    /// <summary>What has to be executed now; whoever executes it clears the list.</summary>
    public List<DeferredFields> ReadyRecords { get; } = [];

    /// <summary>The lists whose items have to be completed now; whoever does it clears the list.</summary>
    public List<StreamedItems> ReadyStreams { get; } = [];

    /// <summary>How many fragments and lists the client waits for.</summary>
    public int PendingCount => _groups.Count + _streams.Count;

    /// <summary>Takes in what was found in results.</summary>
    /// <param name="groups">The deferred fragments, outer ones first.</param>
    /// <param name="records">What they are made of.</param>
    /// <param name="streams">The lists of which items are to come.</param>
    /// <param name="within">The deferred fields in whose result it was found; null for what is delivered by itself.</param>
    public void Add(
        IEnumerable<DeliveryGroup> groups,
        IEnumerable<DeferredFields> records,
        IEnumerable<StreamedItems> streams,
        DeferredFields? within
    )
    {
        foreach (var group in groups)
        {
            if (group.Parent is null)
            {
                _newGroups.Add(group);
            }
            else if (group.Parent.IsOver)
            {
                group.IsOver = true;
            }
            else
            {
                group.Parent.Children.Add(group);
            }
        }

        foreach (var record in records)
        {
            foreach (var group in record.Groups)
            {
                if (!group.IsOver)
                {
                    group.Records.Add(record);
                    group.Undelivered++;
                    group.Unfinished++;
                    if (group.IsPending)
                    {
                        Start(record);
                    }
                }
            }
        }

        (within?.Streams ?? _newStreams).AddRange(streams);
    }

    /// <summary>Announces what is new and not inside of something that is still to come.</summary>
    public void Announce(IncrementalPayload payload)
    {
        // Fragments that turn out to be finished already add to the lists while they are gone through.
        for (var i = 0; i < _newGroups.Count; i++)
        {
            Announce(_newGroups[i], payload);
        }

        foreach (var stream in _newStreams)
        {
            stream.Id = NextId();
            _streams.Add(stream);
            payload.AddPending(stream);
            ReadyStreams.Add(stream);
        }

        _newGroups.Clear();
        _newStreams.Clear();
    }

    /// <summary>Deferred fields are executed: delivers every fragment that is finished by it.</summary>
    public void Finish(DeferredFields record, IncrementalPayload payload)
    {
        foreach (var group in record.Groups)
        {
            group.Unfinished--;
            group.Failure ??= record.Failure;
            if (group.IsPending)
            {
                DeliverIfFinished(group, payload);
            }
        }
    }

    /// <summary>The items of a list are completed: delivers them.</summary>
    public void Finish(StreamedItems stream, GraphQLError? failure, IncrementalPayload payload)
    {
        if (_streams.Remove(stream))
        {
            if (stream.Delivered > 0)
            {
                payload.AddItems(stream);
            }

            payload.AddCompleted(stream, failure);
        }
    }

    /// <summary>Fails everything that the client waits for.</summary>
    public void FailAll(GraphQLError error, IncrementalPayload payload)
    {
        foreach (var group in _groups)
        {
            payload.AddCompleted(group, error with { Path = [.. group.Path] });
        }

        foreach (var stream in _streams)
        {
            payload.AddCompleted(stream, error with { Path = [.. stream.Path] });
        }

        _groups.Clear();
        _streams.Clear();
        _newGroups.Clear();
        _newStreams.Clear();
        ReadyRecords.Clear();
        ReadyStreams.Clear();
    }

    private void Announce(DeliveryGroup group, IncrementalPayload payload)
    {
        if (group.IsOver)
        {
            return;
        }

        if (group.Undelivered == 0)
        {
            // Nothing of its own is left to deliver: the client is never told of it.
            group.IsOver = true;
            _newGroups.AddRange(group.Children);
            return;
        }

        group.Id = NextId();
        _groups.Add(group);
        payload.AddPending(group);
        foreach (var record in group.Records)
        {
            Start(record);
        }

        DeliverIfFinished(group, payload);
    }

    private void Start(DeferredFields record)
    {
        if (!record.IsStarted)
        {
            record.IsStarted = true;
            ReadyRecords.Add(record);
        }
    }

    private void DeliverIfFinished(DeliveryGroup group, IncrementalPayload payload)
    {
        if (group.Failure is not null)
        {
            payload.AddCompleted(group, group.Failure);
            Drop(group);
            return;
        }

        if (group.Unfinished == 0)
        {
            Deliver(group, payload);
        }
    }

    private void Deliver(DeliveryGroup group, IncrementalPayload payload)
    {
        foreach (var record in group.Records)
        {
            if (record.IsDelivered)
            {
                continue;
            }

            record.IsDelivered = true;
            payload.AddData(BestGroup(group, record), record);
            _newStreams.AddRange(record.Streams);
            foreach (var other in record.Groups)
            {
                other.Undelivered--;
            }
        }

        payload.AddCompleted(group, null);
        group.IsOver = true;
        _groups.Remove(group);
        _newGroups.AddRange(group.Children);
    }

    // The fragment that leads the client closest to the fields.
    private static DeliveryGroup BestGroup(DeliveryGroup delivered, DeferredFields record)
    {
        var best = delivered;
        foreach (var group in record.Groups)
        {
            if (group.IsPending && group.Path.Length > best.Path.Length)
            {
                best = group;
            }
        }

        return best;
    }

    // As deep as fragments are nested, which the limits of documents bound.
    private void Drop(DeliveryGroup group)
    {
        group.IsOver = true;
        _groups.Remove(group);
        foreach (var child in group.Children)
        {
            if (!child.IsOver)
            {
                Drop(child);
            }
        }
    }

    private string NextId() => (++_lastId).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
