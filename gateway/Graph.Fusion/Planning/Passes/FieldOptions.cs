using Graph.Fusion.Planning.Drafts;
using Graph.Language;

namespace Graph.Fusion.Planning.Passes;

/// <summary>In which ways a field can be had where it stands: from a fetch that passes through, or from a source to be entered.</summary>
internal sealed class FieldOptions(Assignment plan, Distances distances)
{
    /// <summary>How many fields deep keys are looked at.</summary>
    private const int MaxKeyDepth = 8;

    /// <summary>
    /// The ways to have a field delivered, best first: a fetch that passes through, then the other sources; those only
    /// if they are better in something.
    /// </summary>
    public List<FieldOption> Of(ShapeDraft shape, FieldDraft field)
    {
        var passing = BestEntrance(shape, field, plan.CanTake);
        if (passing is { } whole && (field.Child is null || whole.Served >= Coverage.CountLeaves(plan, field.Child)))
        {
            return [whole];
        }

        var options = new List<FieldOption>();
        foreach (var definition in plan.Schema.FieldSources(shape.TypeName, field.Name))
        {
            var source = definition.Source.Id;
            if (definition.IsExternal || passing?.Source == source)
            {
                continue;
            }

            var wave = 0;
            foreach (var type in shape.Types)
            {
                var ofType = plan.Schema.FindField(type.Name, field.Name)?.In(source) ?? definition;
                wave = Math.Max(wave, distances.FieldWave(shape, type, ofType));
            }

            if (wave >= Distances.Unreachable)
            {
                continue;
            }

            var done = wave + distances.Completion(field.Child, source);
            var served = Coverage.CountServed(plan, source, field.Child);
            if (passing is not { } known || served > known.Served || done < known.Done)
            {
                var others = Coverage.CountOpenFields(plan, shape, source);
                options.Add(new FieldOption(source, null, done, served, others));
            }
        }

        options.Sort(
            static (a, b) =>
                a.Done != b.Done ? a.Done.CompareTo(b.Done)
                : a.Served != b.Served ? b.Served.CompareTo(a.Served)
                : a.Others != b.Others ? b.Others.CompareTo(a.Others)
                : a.Source.CompareTo(b.Source)
        );
        if (passing is { } first)
        {
            var isDeadEnd = first.Done >= Distances.Unreachable && options is [{ Done: < Distances.Unreachable }, ..];
            options.Insert(isDeadEnd ? options.Count : 0, first);
        }

        return options;
    }

    /// <summary>The fetch that already passes through and serves most of the field.</summary>
    private FieldOption? BestEntrance(ShapeDraft shape, FieldDraft field, Func<FetchDraft, bool> canTake)
    {
        FieldOption? best = null;
        foreach (var entrance in shape.Entrances)
        {
            if (
                !canTake(entrance)
                || !Assignment.CoversAllTypes(entrance, shape)
                || !plan.Serves(entrance, shape, field.Name, out _)
            )
            {
                continue;
            }

            if (field.Child is null || entrance.Source == FetchDraft.Gateway)
            {
                return new FieldOption(entrance.Source, entrance, 0, 0, 0);
            }

            var served = Coverage.CountServed(plan, entrance.Source, field.Child);
            var done = entrance.Wave + distances.Completion(field.Child, entrance.Source);
            if (
                best is not { } known || (done < Distances.Unreachable) != (known.Done < Distances.Unreachable)
                    ? best is null || done < Distances.Unreachable
                    : served > known.Served
            )
            {
                best = new FieldOption(entrance.Source, entrance, done, served, 0);
            }
        }

        return best;
    }

    /// <summary>The fetch that passes through before the branch is delivered, or else any other, and serves the field.</summary>
    public FetchDraft? EarlierEntrance(ShapeDraft shape, FieldDraft field) =>
        BestEntrance(shape, field, plan.IsEarlier)?.Entrance ?? BestEntrance(shape, field, static _ => true)?.Entrance;

    /// <summary>True if a lookup of the object needs the field, or a lookup of one above that the object is a part of the key of.</summary>
    public bool IsKey(ShapeDraft shape, FieldDraft field)
    {
        var way = new Stack<string>();
        for (var at = field; at is not null && way.Count < MaxKeyDepth; at = at.Shape.Place.ParentField)
        {
            way.Push(at.Name);
            var type = ReferenceEquals(at, field) ? shape.TypeName : at.Shape.TypeName;
            if (IsInKey(type, [.. way]))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsInKey(string typeName, ReadOnlySpan<string> way)
    {
        foreach (var source in plan.Schema.Sources)
        {
            foreach (var lookup in plan.Schema.LookupsOf(source.Id, typeName))
            {
                foreach (var key in lookup.Keys)
                {
                    if (Has(key.Selection, way))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static bool Has(SelectionSetNode? selection, ReadOnlySpan<string> way)
    {
        foreach (var node in selection?.Selections ?? [])
        {
            if (node is FieldNode field && field.Name.Value == way[0])
            {
                return way.Length == 1 || Has(field.SelectionSet, way[1..]);
            }
        }

        return false;
    }
}
