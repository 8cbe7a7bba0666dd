namespace Graph.Oracle.Tests.Generation;

internal sealed partial class WorldMaker
{
    /// <summary>Fields that clients do not see.</summary>
    private void AddInaccessibleFields()
    {
        if (!Has(Features.Inaccessible))
        {
            return;
        }

        foreach (var entity in Connected())
        {
            if (_dice.Chance(0.5))
            {
                var field = new PlannedField("secret", new PlannedShape("%", _leaves.PickOutput())) { Hidden = true };
                field.Owners.Add(_dice.Pick(ServingSources(entity)));
                entity.Fields.Add(field);
            }

            foreach (var key in entity.Fields.Where(field => field.IsKeyField && field.Type.Type is null))
            {
                key.Hidden = _dice.Chance(0.15) && !key.IsPublic;
            }
        }
    }

    /// <summary>Sources at which an entity can be entered from everywhere.</summary>
    private static List<int> ServingSources(PlannedType entity) =>
        [.. entity.Present.Where(target => entity.Present.All(source => Reach(entity, source).Contains(target)))];

    private IEnumerable<PlannedType> Connected() =>
        _entities.Where(entity => entity.Present.Count > 0 && ServingSources(entity).Count > 0);

    private void AddRequirements()
    {
        if (!Has(Features.Require))
        {
            return;
        }

        foreach (var entity in Connected())
        {
            for (var i = _dice.Below(3); i > 0; i--)
            {
                AddRequirement(entity, _dice.Pick(ServingSources(entity)), $"req{i}");
            }
        }
    }

    private void AddRequirement(PlannedType entity, int source, string name)
    {
        var parts = new List<(string Map, string Type)>();
        for (var i = _dice.Between(1, 2); i > 0; i--)
        {
            if (PickRequirement(entity, source) is { } part && !parts.Contains(part))
            {
                parts.Add(part);
            }
        }

        if (parts.Count == 0)
        {
            return;
        }

        var field = new PlannedField(
            name,
            new PlannedShape(_dice.Pick(["%", source == entity.UnknownAt ? "%" : "%!"]), _leaves.PickOutput())
        )
        {
            Arguments = _leaves.PickArguments(),
        };
        field.Owners.Add(source);
        if (Has(Features.RequireMaps) && _dice.Chance(0.4))
        {
            var input = $"{entity.Name}{name}Input";
            leavesAdd(input);
            var map = $"{{ {string.Join(", ", parts.Select((part, i) => $"f{i}: {part.Map}"))} }}";
            field.Required.Add((map, $"with: {input}! @require(field: \"{map}\")"));
        }
        else
        {
            foreach (var (part, i) in parts.Select((part, i) => (part, i)))
            {
                field.Required.Add((part.Map, $"with{i}: {part.Type} @require(field: \"{part.Map}\")"));
            }
        }

        entity.Fields.Add(field);

        void leavesAdd(string input) =>
            _leaves.AddOwn(
                input,
                $"input {input} {{ {string.Join(' ', parts.Select((part, i) => $"f{i}: {part.Type}"))} }}"
            );
    }

    private (string Map, string Type)? PickRequirement(PlannedType entity, int source)
    {
        if (Has(Features.RequireMaps) && _dice.Chance(0.5) && PickPath(entity, source) is { } path)
        {
            return path;
        }

        var leaf = PickLeaf(entity, source);
        if (leaf is null)
        {
            return null;
        }

        leaf.Calm = true;
        return (leaf.Name, leaf.Type.ToString());
    }

    /// <summary>A field of leaves that other sources serve and this one does not know.</summary>
    private PlannedField? PickLeaf(PlannedType type, int source)
    {
        var candidates = type
            .Fields.Where(field =>
                field.Type.Type is null
                && !field.IsKeyField
                && field.Arguments.Count == 0
                && field.Owners.Count > 0
                && !field.Owners.Contains(source)
            )
            .ToList();
        return candidates.Count == 0 ? null : _dice.Pick(candidates);
    }

    /// <summary>
    /// Nothing that a client selects beside the requirement may null the object of which it is a part: whether the
    /// requirement is then known is nobody's promise.
    /// </summary>
    private static void KeepWhole(PlannedType type)
    {
        foreach (var field in type.Fields)
        {
            field.Calm |= field.Type.IsNonNull;
        }
    }

    /// <summary>A leaf of another object: <c>owner.name</c>, <c>items[name]</c>.</summary>
    private (string Map, string Type)? PickPath(PlannedType entity, int source)
    {
        foreach (var field in _dice.Shuffle(entity.Fields))
        {
            if (
                field.Type.Type is not { IsObject: true } type
                || field.IsKeyField
                || field.Arguments.Count > 0
                || field.Owners.Count == 0
                || field.Type.Wrapper.StartsWith("[[", StringComparison.Ordinal)
                || (type.Kind == PlannedKind.Value && type.Present.Contains(source))
                || PickLeaf(type, source) is not { Type.IsList: false, Required.Count: 0 } leaf
            )
            {
                continue;
            }

            field.Calm = leaf.Calm = true;
            KeepWhole(type);
            var itemIsSure = leaf.Type.IsNonNull && field.Type.Wrapper.Contains("%!", StringComparison.Ordinal);
            var item = leaf.Type.Name + (itemIsSure ? "!" : "");
            return field.Type.IsList
                ? ($"{field.Name}[{leaf.Name}]", $"[{item}]{(field.Type.IsNonNull ? "!" : "")}")
                : ($"{field.Name}.{leaf.Name}", item);
        }

        return null;
    }

    private void AddOverrides()
    {
        if (!Has(Features.Override))
        {
            return;
        }

        foreach (var entity in Connected())
        {
            foreach (var field in entity.Fields)
            {
                if (
                    field.Type.Type is null
                    && !field.IsKeyField
                    && field.Required.Count == 0
                    && field.Owners.Count == 1
                    && field.Owners.First() != entity.UnknownAt
                    && _dice.Chance(0.15)
                )
                {
                    var former = _dice.Pick([.. entity.Present]);
                    if (!field.Owners.Contains(former) && !IsRequiredAt(entity, field, former))
                    {
                        field.Overridden.Add(former);
                    }
                }
            }
        }
    }

    /// <summary>Whether a source requires a field, so that it must not have it itself.</summary>
    private bool IsRequiredAt(PlannedType type, PlannedField field, int source) =>
        _entities.Exists(entity =>
            entity.Fields.Exists(one =>
                one.Owners.Contains(source)
                && one.Required.Exists(required => required.Map.Contains(field.Name, StringComparison.Ordinal))
            )
        );

    private void AddProvisions()
    {
        if (!Has(Features.Provides))
        {
            return;
        }

        foreach (var type in _entities.Append(_query))
        {
            foreach (var field in type.Fields)
            {
                if (
                    field.Type.Type is not { Kind: PlannedKind.Entity } entity
                    || field.Owners.Count != 1
                    || !_dice.Chance(0.4)
                )
                {
                    continue;
                }

                var source = field.Owners.First();
                var leaf = PickLeaf(entity, source);
                if (
                    leaf is not null
                    && leaf.Required.Count == 0
                    && leaf.Overridden.Count == 0
                    && !leaf.Hidden
                    && !(entity.UnknownAt is { } unknown && leaf.Owners.Contains(unknown))
                    && !IsRequiredAt(entity, leaf, source)
                )
                {
                    leaf.External.Add(source);
                    field.Provides = leaf.Name;
                }
            }
        }
    }

    /// <summary>
    /// Only leaves: null inside of an object that is stricter at its source travels further there than in the composed
    /// graph, and nobody can get back what it took.
    /// </summary>
    private void AddStricterTypes()
    {
        if (!Has(Features.Stricter))
        {
            return;
        }

        foreach (var type in _entities.Append(_query).Concat(_values))
        {
            foreach (var field in type.Fields)
            {
                if (
                    field.Owners.Count > 1
                    && !field.IsKeyField
                    && field.Type.Type is null
                    && !field.Type.IsNonNull
                    && field.External.Count == 0
                    && _dice.Chance(0.25)
                )
                {
                    field.StricterAt[_dice.Pick([.. field.Owners])] =
                        _dice.Chance(0.5) && field.Type.Wrapper == "[%]" ? $"[{field.Type.Name}!]!" : $"{field.Type}!";
                    field.Sure = true;
                }
            }
        }
    }
}
