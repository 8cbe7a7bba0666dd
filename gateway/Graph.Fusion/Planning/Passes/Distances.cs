using Graph.Execution.Operations;
using Graph.Fusion.Composition.Sources;
using Graph.Fusion.FieldSelectionMaps;
using Graph.Fusion.Planning.Drafts;
using Graph.Fusion.Schemas;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Planning.Passes;

/// <summary>
/// In which wave sources can be asked about objects, and fields be known, as far as the operation is planned: the least
/// fixpoint over lookups, keys and requirements, so that nothing is ever reached by means of itself.
/// </summary>
internal sealed class Distances(Assignment plan)
{
    /// <summary>The wave of what cannot be had.</summary>
    public const int Unreachable = 1_000;

    private const int MaxDepth = 12;

    private readonly Dictionary<(ShapeDraft, ObjectType), (int Version, int[] Waves)> _entries = [];
    private readonly Dictionary<(string, int), int[]> _fromOne = [];
    private readonly Dictionary<(string, int), int[]> _open = [];
    private readonly Dictionary<(PlaceDraft, int, DeferUsageSet), int> _completions = [];
    private readonly HashSet<SourceField> _required = [];
    private bool _isPartial;

    /// <summary>For each source the wave in which it can be asked about objects of this type.</summary>
    public int[] Entries(ShapeDraft shape, ObjectType type)
    {
        if (_entries.TryGetValue((shape, type), out var known) && known.Version == plan.Version)
        {
            return known.Waves;
        }

        var waves = Held(shape, type);
        Close(type.Name, waves, shape, 0);
        _entries[(shape, type)] = (plan.Version, waves);
        return waves;
    }

    /// <summary>The wave in which a lookup of a source can be asked about the objects.</summary>
    public int LookupWave(ShapeDraft shape, ObjectType type, int source)
    {
        var best = Unreachable;
        foreach (var lookup in plan.Schema.LookupsOf(source, type.Name))
        {
            foreach (var key in lookup.Keys)
            {
                best = Math.Min(best, 1 + KnownAt(shape, type, key));
            }
        }

        return best;
    }

    /// <summary>The wave in which the objects can be had through the parent field.</summary>
    /// <remarks>
    /// Open where the source serves that too and no list lies between, since the items of two sources' lists cannot be
    /// matched. Never through a mutation: it would run twice.
    /// </remarks>
    public int ParentWave(ShapeDraft shape, ObjectType type, int source)
    {
        var parent = shape.Place.ParentField;
        if (parent is null)
        {
            return 0;
        }

        return CanReenter(parent, type, source) ? Entries(parent.Shape, parent.Shape.Types[0])[source] : Unreachable;
    }

    /// <summary>The wave in which the objects can be asked for once more, from a lookup above or from the root on.</summary>
    public int AgainThroughParent(ShapeDraft shape, ObjectType type, int source)
    {
        if (shape.Place.ParentField is not { } parent)
        {
            return plan.Operation.Definition.Operation == OperationType.Query ? 0 : Unreachable;
        }

        return !CanReenter(parent, type, source)
            ? Unreachable
            : Math.Min(
                LookupWave(parent.Shape, parent.Shape.Types[0], source),
                AgainThroughParent(parent.Shape, parent.Shape.Types[0], source)
            );
    }

    /// <summary>The wave that delivers a key.</summary>
    public int KnownAt(ShapeDraft shape, ObjectType type, LookupKey key) =>
        Known(type.Name, Entries(shape, type), key.Selection, shape, isKey: true, 0);

    /// <summary>The wave in which a source can be asked for a field with all that it requires.</summary>
    public int FieldWave(ShapeDraft shape, ObjectType type, SourceField definition)
    {
        if (!definition.HasRequirements)
        {
            return Entries(shape, type)[definition.Source.Id];
        }

        return Math.Max(
            Math.Min(
                LookupWave(shape, type, definition.Source.Id),
                AgainThroughParent(shape, type, definition.Source.Id)
            ),
            RequirementsWave(type.Name, Entries(shape, type), definition, shape, 0)
        );
    }

    /// <summary>True if something of an alternative of a requirement can be known of objects of this type.</summary>
    public bool IsKnowable(ShapeDraft shape, ObjectType type, SelectedEntry alternative) =>
        Known(type.Name, Entries(shape, type), alternative.Selection, shape, isKey: false, 0) < Unreachable;

    /// <summary>How many more waves it takes to have everything at a place, if one source has its objects.</summary>
    public int Completion(PlaceDraft? place, int source) => place is null ? 0 : Completion(place, source, 0);

    private int Completion(PlaceDraft place, int source, int depth)
    {
        if (depth > MaxDepth)
        {
            return 0;
        }

        if (_completions.TryGetValue((place, source, plan.Branch), out var last))
        {
            return last;
        }

        foreach (var shape in place.Shapes)
        {
            var waves = FromOne(shape.TypeName, source);
            foreach (var field in shape.Fields)
            {
                if (!field.IsAnsweredByGateway && plan.IsOfBranch(field))
                {
                    last = Math.Max(last, Completion(shape, field, waves, depth));
                }
            }
        }

        _completions[(place, source, plan.Branch)] = last;
        return last;
    }

    private int Completion(ShapeDraft shape, FieldDraft field, int[] waves, int depth)
    {
        var best = Unreachable;
        foreach (var definition in plan.Schema.FieldSources(shape.TypeName, field.Name))
        {
            var wave = definition.IsExternal ? Unreachable : waves[definition.Source.Id];
            if (definition.HasRequirements && wave < Unreachable)
            {
                wave = Math.Max(wave, RequirementsWave(shape.TypeName, waves, definition, null, 0));
            }

            if (wave < best)
            {
                var below = field.Child is null ? 0 : Completion(field.Child, definition.Source.Id, depth + 1);
                best = Math.Min(best, wave + below);
            }
        }

        return Math.Min(best, Unreachable);
    }

    /// <summary>What is had without a lookup.</summary>
    private int[] Held(ShapeDraft shape, ObjectType type)
    {
        var waves = new int[plan.Schema.Sources.Length];
        for (var source = 0; source < waves.Length; source++)
        {
            waves[source] = ParentWave(shape, type, source);
        }

        foreach (var entrance in shape.Entrances)
        {
            var isOfOtherType =
                entrance.TargetType is not null
                && ReferenceEquals(entrance.Target, shape)
                && !ReferenceEquals(entrance.TargetType, type);
            if (entrance.Source != FetchDraft.Gateway && !isOfOtherType && entrance.Branch.Equals(plan.Branch))
            {
                waves[entrance.Source] = Math.Min(waves[entrance.Source], entrance.Wave);
            }
        }

        return waves;
    }

    private bool CanReenter(FieldDraft parent, ObjectType type, int source)
    {
        if (FieldTypeShape.Of(parent.Definition.Type).ListDepth > 0 || parent.Shape.Types.Count > 1)
        {
            return false;
        }

        if (parent.Shape.Place.ParentField is null && plan.Operation.Definition.Operation != OperationType.Query)
        {
            return false;
        }

        return plan.Schema.FindField(parent.Shape.TypeName, parent.Name) is { IsResolvedByGateway: false } field
            && field.In(source) is { IsExternal: false, HasRequirements: false } definition
            && plan.Schema.PossibleTypesIn(source, definition.Type.NamedType()).Contains(type.Name);
    }

    /// <summary>The waves for all sources if one holds the objects in wave 0.</summary>
    private int[] FromOne(string typeName, int source)
    {
        if (_fromOne.TryGetValue((typeName, source), out var known))
        {
            return known;
        }

        if (_open.TryGetValue((typeName, source), out var open))
        {
            // Types whose keys lead to each other: what is known by now, and the outermost goes on until nothing changes.
            _isPartial = true;
            return open;
        }

        var waves = new int[plan.Schema.Sources.Length];
        Array.Fill(waves, Unreachable);
        waves[source] = 0;
        _open.Add((typeName, source), waves);
        Close(typeName, waves, null, 1);
        _open.Remove((typeName, source));
        if (_required.Count == 0 && (_open.Count == 0 || !_isPartial))
        {
            _fromOne.Add((typeName, source), waves);
        }

        _isPartial &= _open.Count > 0;
        return waves;
    }

    private void Close(string typeName, int[] waves, ShapeDraft? shape, int depth)
    {
        bool isBetter;
        do
        {
            isBetter = false;
            for (var source = 0; source < waves.Length; source++)
            {
                foreach (var lookup in plan.Schema.LookupsOf(source, typeName))
                {
                    foreach (var key in lookup.Keys)
                    {
                        var wave = 1 + Known(typeName, waves, key.Selection, shape, isKey: true, depth);
                        if (wave < waves[source])
                        {
                            waves[source] = wave;
                            isBetter = true;
                        }
                    }
                }
            }
        } while (isBetter);
    }

    /// <summary>The wave that delivers the last of some fields.</summary>
    /// <param name="typeName">The type of the objects.</param>
    /// <param name="waves">When each source can be asked about them.</param>
    /// <param name="selection">The fields.</param>
    /// <param name="shape">The shape of the objects, if it is one of the operation.</param>
    /// <param name="isKey">True for a key, which is none if it is for objects of another type.</param>
    /// <param name="depth">How deep this is nested.</param>
    private int Known(
        string typeName,
        int[] waves,
        SelectionSetNode selection,
        ShapeDraft? shape,
        bool isKey,
        int depth
    )
    {
        var last = -1;
        foreach (var node in selection.Selections)
        {
            var wave = node switch
            {
                InlineFragmentNode { TypeCondition: { } condition } inline
                    when !IsPossible(condition.Name.Value, typeName) => isKey ? Unreachable : -1,
                InlineFragmentNode inline => Known(typeName, waves, inline.SelectionSet, shape, isKey, depth),
                FieldNode field => Known(typeName, waves, field, shape, depth),
                _ => Unreachable,
            };
            last = Math.Max(last, wave);
        }

        return last;
    }

    private int Known(string typeName, int[] waves, FieldNode field, ShapeDraft? shape, int depth)
    {
        var name = field.Name.Value;
        if (depth > MaxDepth)
        {
            return Unreachable;
        }

        var best = name == "__typename" ? waves.Min() : Unreachable;
        foreach (var entrance in shape?.Entrances ?? [])
        {
            // Keys may come with what is there before the branch.
            if (
                entrance.Wave >= best
                || !plan.IsEarlier(entrance)
                || !plan.Serves(entrance, shape!, name, out var served)
            )
            {
                continue;
            }

            var below = field.SelectionSet is { } inKey && served is not null ? Below(served, inKey, depth + 1) : 0;
            best = Math.Min(best, entrance.Wave + below);
        }

        foreach (var definition in plan.Schema.FieldSources(typeName, name))
        {
            var wave = waves[definition.Source.Id];
            if (wave >= best || (definition.IsExternal && !IsProvided(definition, shape, ref wave)))
            {
                continue;
            }

            if (definition.HasRequirements)
            {
                wave = Math.Max(wave, RequirementsWave(typeName, waves, definition, shape, depth + 1));
            }

            if (field.SelectionSet is { } inner && wave < best)
            {
                wave = wave + Below(definition, inner, depth + 1);
            }

            best = Math.Min(best, wave);
        }

        return best < Unreachable ? best : KnownLater(field, shape, depth);
    }

    /// <summary>
    /// The wave of a key that only comes with another branch: the objects are below a field of that one, which this branch
    /// requires.
    /// </summary>
    private int KnownLater(FieldNode field, ShapeDraft? shape, int depth)
    {
        var best = Unreachable;
        foreach (var entrance in shape?.Entrances ?? [])
        {
            if (!plan.IsEarlier(entrance) && plan.Serves(entrance, shape!, field.Name.Value, out var served))
            {
                var below = field.SelectionSet is { } inner && served is not null ? Below(served, inner, depth + 1) : 0;
                best = Math.Min(best, entrance.Wave + below);
            }
        }

        return best;
    }

    private bool IsProvided(SourceField definition, ShapeDraft? shape, ref int wave)
    {
        foreach (var entrance in shape?.Entrances ?? [])
        {
            if (
                entrance.Source == definition.Source.Id
                && plan.IsEarlier(entrance)
                && plan.Serves(entrance, shape!, definition.FieldName, out _)
            )
            {
                wave = entrance.Wave;
                return true;
            }
        }

        return false;
    }

    /// <summary>How many waves after a field its objects' own fields are known.</summary>
    private int Below(SourceField definition, SelectionSetNode selection, int depth)
    {
        var source = definition.Source.Id;
        var last = 0;
        foreach (var possible in plan.Schema.PossibleTypesIn(source, definition.Type.NamedType()))
        {
            last = Math.Max(last, Known(possible, FromOne(possible, source), selection, null, isKey: false, depth));
        }

        return last;
    }

    private int RequirementsWave(string typeName, int[] waves, SourceField definition, ShapeDraft? shape, int depth)
    {
        if (!_required.Add(definition))
        {
            // It would need itself.
            return Unreachable;
        }

        var last = 0;
        foreach (var argument in definition.Arguments)
        {
            if (argument.Requirement is { } requirement)
            {
                last = Math.Max(last, 1 + RequirementWave(typeName, waves, requirement, shape, depth));
            }
        }

        _required.Remove(definition);
        return last;
    }

    /// <summary>The wave of the first alternative for the type that can be known; it is enough.</summary>
    private int RequirementWave(string typeName, int[] waves, SelectedValue requirement, ShapeDraft? shape, int depth)
    {
        var best = Unreachable;
        foreach (var alternative in requirement.Alternatives)
        {
            var selection = alternative.Selection;
            best = Math.Min(best, Known(typeName, waves, selection, shape, isKey: false, depth));
        }

        return best;
    }

    private bool IsPossible(string condition, string typeName) =>
        condition == typeName
        || (
            plan.Schema.Execution.FindType(condition) is { } named
            && plan.Schema.Execution.FindType(typeName) is ObjectType type
            && plan.Schema.Execution.IsPossibleType(named, type)
        );
}
