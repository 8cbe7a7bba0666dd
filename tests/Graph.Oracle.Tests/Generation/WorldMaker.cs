using Graph.Oracle.Tests.Worlds;

namespace Graph.Oracle.Tests.Generation;

/// <summary>
/// Makes worlds: types first, then which source serves what, then whatever composition needs so that every field can be
/// reached from every source that has its type.
/// </summary>
internal sealed partial class WorldMaker
{
    private static readonly string[] Names =
    [
        "name",
        "title",
        "size",
        "rank",
        "owner",
        "items",
        "note",
        "count",
        "parent",
        "tag",
    ];

    private static readonly string[] Wrappers =
    [
        "%",
        "%",
        "%",
        "%",
        "%!",
        "%!",
        "%!",
        "[%]",
        "[%]",
        "[%!]",
        "[%!]!",
        "[%]!",
        "[[%]]",
        "[[%!]!]",
    ];

    private readonly Dice _dice;
    private readonly Features _features;
    private readonly int _seed;
    private readonly LeafTypes _leaves;
    private readonly string[] _sources;
    private readonly PlannedType _query = new("Query", PlannedKind.Root);
    private readonly PlannedType _mutation = new("Mutation", PlannedKind.Root);
    private readonly PlannedType _subscription = new("Subscription", PlannedKind.Root);
    private readonly List<PlannedType> _entities = [];
    private readonly List<PlannedType> _values = [];
    private readonly List<PlannedType> _abstracts = [];
    private readonly List<PlannedType> _references = [];
    private readonly List<PlannedType> _splits = [];
    private readonly SourceLookups _lookups;

    private WorldMaker(int seed, Features features)
    {
        _seed = seed;
        _features = features;
        _dice = new Dice(seed);
        _leaves = new LeafTypes(_dice, features);
        var count = _dice.Pick([2, 2, 3, 3, 4, 5, 6]);
        _sources = [.. Enumerable.Range(0, count).Select(i => ((char)('a' + i)).ToString())];
        _lookups = new SourceLookups(_dice, features, _sources, _leaves);
    }

    /// <summary>The world of a seed.</summary>
    public static World Make(int seed, Features features) => new WorldMaker(seed, features).Make();

    private bool Has(Features feature) => _features.HasFlag(feature);

    private World Make()
    {
        MakeTypes();
        MakeFields();
        MakeRoots();
        ConnectEntities();
        AddInaccessibleFields();
        AddRequirements();
        AddOverrides();
        AddProvisions();
        AddStricterTypes();
        ReachEverything();
        ChooseTypes();
        return new WorldPrinter(
            [_query, _mutation, _subscription, .. _entities, .. _references, .. _values, .. _splits, .. _abstracts],
            _leaves,
            _lookups,
            _sources,
            Has(Features.Failures)
        ).Print(_seed, _dice);
    }

    private void MakeTypes()
    {
        for (var i = _dice.Between(2, 4); i > 0; i--)
        {
            _entities.Add(new PlannedType($"E{_entities.Count}", PlannedKind.Entity));
        }

        for (var i = _dice.Between(1, 3); i > 0; i--)
        {
            _values.Add(new PlannedType($"V{_values.Count}", PlannedKind.Value));
        }

        if (Has(Features.Interfaces))
        {
            for (var i = _dice.Between(0, 2); i > 0; i--)
            {
                AddAbstract(PlannedKind.Interface);
            }
        }

        if (Has(Features.Unions))
        {
            for (var i = _dice.Between(0, 2); i > 0; i--)
            {
                AddAbstract(PlannedKind.Union);
            }
        }
    }

    private void AddAbstract(PlannedKind kind)
    {
        var type = new PlannedType($"{(kind == PlannedKind.Union ? 'U' : 'I')}{_abstracts.Count}", kind);
        type.Members.AddRange(_dice.Shuffle(_entities.Concat(_values)).Take(_dice.Between(1, 4)));
        _abstracts.Add(type);
    }

    private void MakeFields()
    {
        foreach (var type in _entities.Concat(_values))
        {
            var names = _dice.Shuffle(Names);
            for (var i = _dice.Between(2, 6); i > 0; i--)
            {
                type.Fields.Add(new PlannedField(names[i], PickShape(0.55)) { Arguments = _leaves.PickArguments() });
            }
        }

        foreach (var type in _abstracts.Where(type => type.Kind == PlannedKind.Interface))
        {
            for (var i = _dice.Between(1, 3); i > 0; i--)
            {
                AddInterfaceField(type, $"{_dice.Pick(Names)}{type.Name}{i}");
            }
        }

        foreach (var entity in _entities)
        {
            foreach (var field in entity.Fields)
            {
                field.Owners.UnionWith(PickOwners());
            }
        }
    }

    private void AddInterfaceField(PlannedType type, string name)
    {
        var declared = new PlannedField(name, PickShape(0.6)) { Arguments = _leaves.PickArguments() };
        type.Fields.Add(declared);
        foreach (var member in type.Members)
        {
            var arguments = new List<PlannedArgument>(declared.Arguments);
            var shape = declared.Type;
            if (Has(Features.Covariance) && _dice.Chance(0.5))
            {
                shape = Narrow(shape);
                if (_dice.Chance(0.3))
                {
                    arguments.Add(new PlannedArgument("more", "Int", _dice.Chance(0.5) ? "3" : null));
                }
            }

            var field = new PlannedField(name, shape) { Arguments = arguments };
            member.Fields.Add(field);
        }
    }

    private PlannedShape Narrow(PlannedShape shape)
    {
        if (shape.Type is { Kind: PlannedKind.Interface or PlannedKind.Union } type && _dice.Chance(0.6))
        {
            var member = type.Members[0];
            shape = shape with { Name = member.Name, Type = member };
        }

        return shape with
        {
            Wrapper = shape.Wrapper switch
            {
                "%" => "%!",
                "[%]" => _dice.Pick(["[%!]", "[%]!", "[%!]!"]),
                "[%!]" => "[%!]!",
                "[[%]]" => "[[%!]]!",
                var other => other,
            },
        };
    }

    private PlannedShape PickShape(double leaf)
    {
        var wrapper = _dice.Pick(Wrappers);
        if (!Has(Features.NestedLists) && wrapper.StartsWith("[[", StringComparison.Ordinal))
        {
            wrapper = "[%]";
        }

        if (_dice.Chance(leaf))
        {
            return new PlannedShape(wrapper, _leaves.PickOutput());
        }

        var type =
            _abstracts.Count > 0 && _dice.Chance(0.4) ? _dice.Pick(_abstracts)
            : _dice.Chance(0.65) ? _dice.Pick(_entities)
            : _dice.Pick(_values);
        return new PlannedShape(wrapper, type.Name, type);
    }

    private List<int> PickOwners()
    {
        var owners = new List<int> { _dice.Below(_sources.Length) };
        while (Has(Features.Shared) && _dice.Chance(0.2))
        {
            owners.Add(_dice.Below(_sources.Length));
        }

        return owners;
    }

    private void MakeRoots()
    {
        for (var i = _dice.Between(3, 7); i > 0; i--)
        {
            AddRoot(_query, $"{_dice.Pick(Names)}{_query.Fields.Count}", PickShape(0.15), PickOwners());
        }

        if (Has(Features.Mutations) && _dice.Chance(0.5))
        {
            for (var i = _dice.Between(1, 3); i > 0; i--)
            {
                AddRoot(_mutation, $"set{_mutation.Fields.Count}", PickShape(0.2), [_dice.Below(_sources.Length)]);
            }
        }

        if (Has(Features.Subscriptions))
        {
            for (var i = _dice.Between(1, 2); i > 0; i--)
            {
                AddRoot(
                    _subscription,
                    $"on{_subscription.Fields.Count}",
                    PickShape(0.1),
                    [_dice.Below(_sources.Length)]
                );
            }
        }

        if (Has(Features.SharedRoots) && _dice.Chance(0.5))
        {
            AddSplit();
        }

        foreach (var entity in _entities)
        {
            foreach (var field in entity.Fields)
            {
                foreach (var owner in field.Owners.ToArray())
                {
                    Touch(field, owner);
                    Declare(entity, owner);
                }
            }
        }

        foreach (var type in _entities.Concat(_values).Concat(_abstracts))
        {
            if (type.Present.Count > 0 && !_query.Fields.Exists(field => field.Type.Type == type))
            {
                var owner = _dice.Pick([.. type.Present]);
                AddRoot(
                    _query,
                    $"{(type.Kind == PlannedKind.Union ? "any" : "one")}{type.Name}",
                    new PlannedShape(_dice.Pick(Wrappers.AsSpan(0, 12).ToArray()), type.Name, type),
                    [owner]
                );
            }
        }
    }

    private PlannedField AddRoot(PlannedType root, string name, PlannedShape shape, List<int> owners)
    {
        var field = new PlannedField(name, shape) { Arguments = _leaves.PickArguments() };
        root.Fields.Add(field);
        foreach (var owner in owners)
        {
            field.Owners.Add(owner);
            root.Present.Add(owner);
            Touch(field, owner);
        }

        return field;
    }

    /// <summary>A root field that several sources share, and whose type each of them knows in part.</summary>
    private void AddSplit()
    {
        var type = new PlannedType("Split", PlannedKind.Split);
        _splits.Add(type);
        var owners = _dice.Shuffle(Enumerable.Range(0, _sources.Length)).Take(_dice.Between(2, 3)).ToList();
        for (var i = 0; i < owners.Count + 1; i++)
        {
            var field = new PlannedField($"{Names[i]}S", PickShape(0.6)) { Arguments = _leaves.PickArguments() };
            field.Owners.Add(owners[i % owners.Count]);
            type.Fields.Add(field);
            Touch(field, owners[i % owners.Count]);
        }

        type.Present.UnionWith(owners);
        AddRoot(_query, "split", new PlannedShape(_dice.Pick(["%", "%!"]), type.Name, type), owners);
    }

    /// <summary>The type of a field is declared at a source that has the field.</summary>
    private void Touch(PlannedField field, int source)
    {
        if (field.Type.Type is { } type)
        {
            Declare(type, source);
        }
    }

    private void Declare(PlannedType type, int source)
    {
        if (!type.Present.Add(source))
        {
            return;
        }

        switch (type.Kind)
        {
            case PlannedKind.Value:
                foreach (var field in type.Fields)
                {
                    field.Owners.Add(source);
                    Touch(field, source);
                }

                break;
            case PlannedKind.Union:
                AddMember(type, type.Members[0], source);
                foreach (var member in type.Members.Skip(1).Where(_ => _dice.Chance(0.6)))
                {
                    AddMember(type, member, source);
                }

                break;
            case PlannedKind.Interface:
                var names = _dice.Some([.. type.Fields.Select(field => field.Name)], 0.4);
                type.InterfaceFields[source] = new SortedSet<string>(names, StringComparer.Ordinal);
                foreach (var field in type.Fields.Where(field => names.Contains(field.Name)))
                {
                    Touch(field, source);
                }

                AddMember(type, type.Members[0], source);
                foreach (var member in type.Members.Skip(1).Where(_ => _dice.Chance(0.6)))
                {
                    AddMember(type, member, source);
                }

                break;
        }
    }

    /// <summary>The source says that the object type is a member of the abstract one.</summary>
    private void AddMember(PlannedType type, PlannedType member, int source)
    {
        if (!type.MembersAt.TryGetValue(source, out var members))
        {
            type.MembersAt[source] = members = [];
        }

        if (members.Contains(member))
        {
            return;
        }

        members.Add(member);
        Declare(member, source);
        if (type.Kind == PlannedKind.Interface)
        {
            foreach (var name in type.InterfaceFields[source])
            {
                var field = member.Field(name)!;
                field.Owners.Add(source);
                Touch(field, source);

                // A narrower type is one of its wider one here too.
                var declared = type.Field(name)!.Type.Type;
                if (declared is not null && declared != field.Type.Type)
                {
                    AddMember(declared, field.Type.Type!, source);
                }
            }
        }
    }

    /// <summary>Every type that sources declare is one that clients can reach.</summary>
    private void ReachEverything()
    {
        foreach (var (i, _) in _sources.Index())
        {
            if (!_query.Present.Contains(i) && !_lookups.IsAt(i))
            {
                AddRoot(_query, $"only{_sources[i]}", new PlannedShape("%", "Int"), [i]);
            }
        }
    }

    /// <summary>A field answers with types that all of its sources know.</summary>
    private void ChooseTypes()
    {
        foreach (var type in AllObjects())
        {
            foreach (var field in type.Fields)
            {
                if (field.Type.Type is { IsObject: false } of)
                {
                    IEnumerable<PlannedType> known = of.Members;
                    foreach (var owner in field.Owners.Concat(field.Overridden))
                    {
                        known = known.Intersect(of.MembersAt[owner]);
                    }

                    field.Types = [.. known.Select(member => member.Name).Order(StringComparer.Ordinal)];
                }
            }
        }
    }

    private IEnumerable<PlannedType> AllObjects() =>
        _entities.Concat(_values).Concat(_splits).Append(_query).Append(_mutation).Append(_subscription);
}
