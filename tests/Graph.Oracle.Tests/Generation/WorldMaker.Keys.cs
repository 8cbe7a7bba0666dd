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

            AddUnknown(entity);
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
            }
        }

        var isLookedUp = AddAbstractLookups();
        foreach (var entity in _entities)
        {
            foreach (var source in entity.Present)
            {
                var keys = entity.Lookups[source].Where(key => !isLookedUp.Contains((entity, source, key))).ToList();
                if (keys.Count > 0)
                {
                    _lookups.Add(entity, source, keys, _query);
                }
            }
        }
    }

    /// <summary>
    /// Has a source say more of an entity that does not know all of them: what it says is null for the others. Nothing else
    /// is asked of it, since it has one key, which whoever asks it knows, and no field that returns the entity.
    /// </summary>
    private void AddUnknown(PlannedType entity)
    {
        List<int> others = [.. Enumerable.Range(0, _sources.Length).Where(source => !entity.Present.Contains(source))];
        if (!Has(Features.Unknown) || others.Count == 0 || entity.Keys[0].Name == "ref" || !_dice.Chance(0.5))
        {
            return;
        }

        var source = _dice.Pick(others);
        entity.UnknownAt = source;
        entity.Present.Add(source);
        entity.Declared[source] = [entity.Keys[0]];
        entity.Lookups[source] = [entity.Keys[0]];
        for (var i = _dice.Between(1, 2); i > 0; i--)
        {
            var shape = new PlannedShape(_dice.Pick(["%", "%", "[%]", "[%!]"]), _leaves.PickOutput());
            var field = new PlannedField($"far{i}", shape) { Arguments = _leaves.PickArguments() };
            field.Owners.Add(source);
            entity.Fields.Add(field);
        }
    }

    /// <summary>Lookups of interfaces and unions, all of whose types at a source are entities that are looked up by id.</summary>
    /// <returns>What needs no lookup of its own any more.</returns>
    private HashSet<(PlannedType, int, PlannedKey)> AddAbstractLookups()
    {
        var isLookedUp = new HashSet<(PlannedType, int, PlannedKey)>();
        foreach (var type in Has(Features.AbstractLookups) ? _abstracts : [])
        {
            foreach (var (source, members) in type.MembersAt.OrderBy(pair => pair.Key))
            {
                if (!members.TrueForAll(member => IdAt(member, source) is not null) || !_dice.Chance(0.6))
                {
                    continue;
                }

                var isOfInterface =
                    type.Kind == PlannedKind.Interface
                    && type.Members.TrueForAll(member => member.Field("id") is { IsKeyField: true })
                    && _dice.Chance(0.7);
                if (isOfInterface)
                {
                    AddId(type, source);
                }

                _lookups.AddAbstract(type, source, members, isOfInterface);
                _query.Present.Add(source);
                foreach (var member in members.Where(_ => _dice.Chance(0.8)))
                {
                    isLookedUp.Add((member, source, IdAt(member, source)!));
                }
            }
        }

        return isLookedUp;
    }

    private static PlannedKey? IdAt(PlannedType type, int source) =>
        type.Lookups.TryGetValue(source, out var keys) ? keys.FirstOrDefault(key => key.Name == "id") : null;

    private static void AddId(PlannedType type, int source)
    {
        if (type.Field("id") is null)
        {
            type.Fields.Add(new PlannedField("id", new PlannedShape("%!", "ID")) { IsKeyField = true });
        }

        type.InterfaceFields[source].Add("id");
        foreach (var member in type.Members)
        {
            member.Field("id")!.IsPublic = true;
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
