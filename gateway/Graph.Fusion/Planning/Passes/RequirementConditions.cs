using Graph.Fusion.Planning.Drafts;

namespace Graph.Fusion.Planning.Passes;

/// <summary>
/// Gives keys and requirements the conditions of what needs them: what the client's variables leave out costs nothing.
/// </summary>
internal static class RequirementConditions
{
    /// <summary>Sets the conditions of internal fields. The waves are assigned: who needs a field is in a later one.</summary>
    public static void Assign(PlanDraft draft)
    {
        var conditions = draft.Operation.Conditions;
        var fetches = new List<FetchDraft>(draft.Fetches);
        fetches.Sort(static (a, b) => a.Wave != b.Wave ? b.Wave.CompareTo(a.Wave) : b.Id.CompareTo(a.Id));
        foreach (var fetch in fetches)
        {
            var whole = ConditionTable.Never;
            foreach (var (shape, fields) in fetch.Selections)
            {
                foreach (var selected in fields)
                {
                    whole = ReferenceEquals(shape, fetch.Target)
                        ? conditions.Or(whole, selected.Field.Condition)
                        : whole;
                    foreach (var requirement in selected.Requirements)
                    {
                        Need(requirement.Value, selected.Field.Condition, conditions);
                    }
                }
            }

            foreach (var value in fetch.KeyValues)
            {
                Need(value.Value, whole == ConditionTable.Never ? ConditionTable.Always : whole, conditions);
            }
        }
    }

    private static void Need(ValueDraft value, int condition, ConditionTable conditions)
    {
        switch (value)
        {
            case PathDraft path:
                foreach (var step in path.Steps)
                {
                    foreach (var field in step)
                    {
                        field.NeedUnder(condition, conditions);
                    }
                }

                if (path.Inner is not null)
                {
                    Need(path.Inner, condition, conditions);
                }

                break;
            case ObjectDraft fields:
                foreach (var field in fields.Values)
                {
                    Need(field, condition, conditions);
                }

                break;
            case ListDraft list:
                Need(list.Item, condition, conditions);
                break;
            case ChoiceDraft choice:
                foreach (var (_, alternative) in choice.Alternatives)
                {
                    Need(alternative, condition, conditions);
                }

                break;
        }
    }
}
