using Graph.Fusion.Schemas;

namespace Graph.Fusion.Composition.Satisfiability;

/// <summary>Reports the fields that nobody can resolve, each once, with a shortest path to it and the reasons.</summary>
internal sealed class UnsatisfiablePaths(FusionSchema schema, Reachability reachability, CompositionLog log)
{
    public void Report(IReadOnlyList<ObjectState> roots)
    {
        var seen = new HashSet<ObjectState>(roots);
        var reported = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<ObjectState>(roots.Where(root => root.IsFailed));
        while (open.TryDequeue(out var state))
        {
            foreach (var outcome in state.Outcomes.Where(outcome => outcome.IsFailed))
            {
                if (outcome.Choices.Count == 0)
                {
                    if (reported.Add($"{state.TypeName}.{outcome.Field.Name}"))
                    {
                        Report(state, outcome.Field);
                    }

                    continue;
                }

                foreach (var next in outcome.Choices.SelectMany(choice => choice).Where(next => next.IsFailed))
                {
                    if (seen.Add(next))
                    {
                        open.Enqueue(next);
                    }
                }
            }
        }
    }

    private void Report(ObjectState state, FusionField field)
    {
        var coordinate = $"{state.TypeName}.{field.Name}";
        var holders = string.Join(", ", state.Held.Ids().Select(id => $"'{schema.Sources[id].Name}'"));
        var reasons = new UnsatisfiableReasons(schema, reachability).Of(state.TypeName, state.Held, field);
        log.Error(
            SatisfiabilityValidator.Code,
            null,
            coordinate,
            $"The field '{coordinate}' cannot be resolved on the path '{state.Path}', where the object comes from {holders}.",
            reasons
        );
    }
}
