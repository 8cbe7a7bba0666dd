namespace Graph.Oracle.Tests.Generation;

internal sealed partial class WorldMaker
{
    /// <summary>Gives entities keys and lookups, until every field is reached from everywhere.</summary>
    private void ConnectEntities()
    {
        foreach (var entity in _entities)
        {
            if (entity.Present.Count == 0)
            {
                continue;
            }

            MakeKeys(entity);
            foreach (var source in entity.Present)
            {
                entity.Declared[source] = [.. _dice.Some(entity.Keys, 0.5)];
                var serves = entity.Fields.Exists(field => !field.IsKeyField && field.Owners.Contains(source));
                entity.Lookups[source] = serves || _dice.Chance(0.2) ? [.. _dice.Some(entity.Keys, 0.5)] : [];
                entity.Declared[source].UnionWith(entity.Lookups[source]);
            }

            while (Repair(entity)) { }

            foreach (var source in entity.Present)
            {
                foreach (var key in entity.Declared[source])
                {
                    foreach (var name in key.Fields)
                    {
                        var field = entity.Field(name)!;
                        field.Owners.Add(source);
                        Touch(field, source);
                    }
                }

                if (entity.Lookups[source].Count > 0)
                {
                    _lookups.Add(entity, source, entity.Lookups[source], _query);
                }
            }
        }
    }

    private void MakeKeys(PlannedType entity)
    {
        AddKey("id", ("id", "ID!", "text"));
        if (Has(Features.SeveralKeys) && _dice.Chance(0.5))
        {
            AddKey("code", ("code", "Int!", "int"));
        }

        if (Has(Features.CompoundKeys) && _dice.Chance(0.4))
        {
            AddKey("pair", ("hi", "Int!", "hi"), ("lo", "String!", "lo"));
        }

        if (Has(Features.NestedKeys) && _dice.Chance(0.4))
        {
            var reference = new PlannedType($"{entity.Name}Ref", PlannedKind.Value);
            reference.Fields.Add(KeyField("part", "String!", "plain"));
            reference.Fields.Add(new PlannedField("extra", new PlannedShape("%", "Int")));
            _references.Add(reference);
            entity.Fields.Add(
                new PlannedField("ref", new PlannedShape("%!", reference.Name, reference))
                {
                    IsKeyField = true,
                    Note = "same: true",
                }
            );
            entity.Keys.Add(new PlannedKey("ref", "ref { part }", ["ref"], [("part", "String!", "ref.part")]));
        }

        // Any of them can be the one that is everywhere.
        if (_dice.Chance(0.3))
        {
            entity.Keys.Reverse();
        }

        void AddKey(string name, params (string Name, string Type, string Kind)[] fields)
        {
            foreach (var field in fields)
            {
                entity.Fields.Add(KeyField(field.Name, field.Type, field.Kind));
            }

            entity.Keys.Add(
                new PlannedKey(
                    name,
                    string.Join(' ', fields.Select(field => field.Name)),
                    [.. fields.Select(field => field.Name)],
                    [.. fields.Select(field => (field.Name, field.Type, field.Name))]
                )
            );
        }
    }

    private static PlannedField KeyField(string name, string type, string kind) =>
        new(name, new PlannedShape("%!", type[..^1])) { IsKeyField = true, Note = $"key: \"{kind}\"" };

    /// <summary>Adds the first key where some field cannot be reached.</summary>
    /// <returns>True if something was added.</returns>
    private static bool Repair(PlannedType entity)
    {
        var first = entity.Keys[0];
        foreach (var source in entity.Present)
        {
            var reached = Reach(entity, source);
            foreach (var target in entity.Present.Except(reached).ToArray())
            {
                var isNeeded =
                    entity.Fields.Exists(field =>
                        !field.IsKeyField && field.Owners.Contains(target) && !field.Owners.Overlaps(reached)
                    ) || entity.Declared[target].Any(key => !reached.Any(one => entity.Declared[one].Contains(key)));
                if (isNeeded)
                {
                    entity.Declared[source].Add(first);
                    entity.Declared[target].Add(first);
                    entity.Lookups[target].Add(first);
                    return true;
                }
            }
        }

        return false;
    }

    private static SortedSet<int> Reach(PlannedType entity, int source)
    {
        var reached = new SortedSet<int> { source };
        var known = new HashSet<PlannedKey>(entity.Declared[source]);
        bool more;
        do
        {
            more = false;
            foreach (var target in entity.Present)
            {
                if (!reached.Contains(target) && entity.Lookups[target].Overlaps(known))
                {
                    reached.Add(target);
                    known.UnionWith(entity.Declared[target]);
                    more = true;
                }
            }
        } while (more);

        return reached;
    }
}
