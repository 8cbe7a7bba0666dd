namespace Graph.Fusion.Planning.Passes;

/// <summary>
/// Says of fields that are read as parts of a key or a requirement who needs them, where that is an object above: then they
/// are missed even where null takes the objects that they are in.
/// </summary>
internal static class RequirementScope
{
    /// <summary>Marks the fields that the keys and requirements of targets are built of.</summary>
    /// <param name="targets">
    /// The targets, those of later waves first: a key is needed by whoever needs what it is the key to.
    /// </param>
    public static void Mark(IEnumerable<PlannedTarget> targets)
    {
        foreach (var target in targets)
        {
            var above = NeedingOf(target.Read);
            foreach (var value in target.Values)
            {
                Mark(value, target.Shape, isBelow: false);
                foreach (var needed in above)
                {
                    Mark(value, needed, isBelow: true);
                }
            }
        }
    }

    /// <summary>The objects that need something of what is read below them.</summary>
    public static HashSet<SelectionShape> NeedingOf(ReadSet read)
    {
        var above = new HashSet<SelectionShape>();
        Collect(read, above, []);
        return above;
    }

    /// <summary>The objects above that need something of what is read. The depth is that of the operation, which planning limits.</summary>
    /// <remarks>Types share what is read of them: each set is looked at once, however many ways through the types lead to it.</remarks>
    private static void Collect(ReadSet read, HashSet<SelectionShape> above, HashSet<ReadSet> seen)
    {
        if (!seen.Add(read))
        {
            return;
        }

        foreach (var field in read.Fields)
        {
            above.UnionWith(field.Field.NeededAbove);
            foreach (var type in field.Child?.Types ?? [])
            {
                Collect(type.Read, above, seen);
            }
        }
    }

    /// <summary>The depth is that of the template, which the schema's author wrote and composition limits.</summary>
    private static void Mark(ValueTemplate? value, SelectionShape needed, bool isBelow)
    {
        switch (value)
        {
            case PathTemplate { End: { } end } way:
                // The fetch is asked of an object above the one that has the field with the requirement.
                Mark(way.Inner, isBelow ? needed : end, isBelow);
                break;
            case PathTemplate path:
                for (var i = 0; i < path.Steps.Length; i++)
                {
                    foreach (var field in path.Steps[i])
                    {
                        if ((isBelow || i > 0) && !field.NeededAbove.Contains(needed))
                        {
                            field.NeededAbove.Add(needed);
                        }
                    }
                }

                Mark(path.Inner, needed, isBelow || path.Steps.Length > 0);
                break;
            case ObjectTemplate fields:
                foreach (var field in fields.Values)
                {
                    Mark(field, needed, isBelow);
                }

                break;
            case ListTemplate list:
                Mark(list.Item, needed, isBelow);
                break;
            case ChoiceTemplate choice:
                foreach (var (_, alternative) in choice.Alternatives)
                {
                    Mark(alternative, needed, isBelow);
                }

                break;
        }
    }
}
