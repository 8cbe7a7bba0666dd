using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Graph.Fusion.Planning.Passes;
using Graph.Language;

namespace Graph.Fusion.Planning;

/// <summary>
/// Makes of an operation the same one without some of its fields, for objects of which these cannot be asked: those whose
/// requirements are not there, and those that have failed and took more with them than they should have.
/// </summary>
internal sealed class OperationReduction
{
    private static readonly SelectionNode TypeName = new FieldNode(null, new NameNode("__typename"), [], [], null);

    private readonly PlannedOperation _whole;
    private readonly Func<FieldNode, List<Step>, bool> _isLeftOut;
    private readonly List<Step> _at = [];
    private readonly List<Step[]> _leftOut = [];
    private readonly List<string> _variables = [];

    private OperationReduction(PlannedOperation whole, Func<FieldNode, List<Step>, bool> isLeftOut)
    {
        _whole = whole;
        _isLeftOut = isLeftOut;
    }

    /// <summary>A field on the way to another.</summary>
    /// <param name="Type">The type condition that it stands under; null for none.</param>
    /// <param name="Name">Its response name.</param>
    private readonly record struct Step(string? Type, string Name);

    /// <summary>The operation without the fields that have some of its required variables as arguments.</summary>
    public static PlannedOperation WithoutVariables(PlannedOperation whole, HashSet<string> names) =>
        new OperationReduction(
            whole,
            (field, _) =>
                field.Arguments.Any(argument =>
                    argument.Value is VariableNode value && names.Contains(value.Name.Value)
                )
        ).Reduce(isReadWhole: false);

    /// <summary>The operation without some fields, whatever the types they stand under.</summary>
    /// <param name="whole">The operation.</param>
    /// <param name="paths">
    /// The response names that lead to each from the object that is asked about. What is read stays the same: what is left
    /// out is missed where it should be.
    /// </param>
    public static PlannedOperation WithoutFields(PlannedOperation whole, IReadOnlyList<string[]> paths) =>
        new OperationReduction(
            whole,
            (_, at) => paths.Any(path => path.SequenceEqual(at.Select(static step => step.Name)))
        ).Reduce(isReadWhole: true);

    private PlannedOperation Reduce(bool isReadWhole)
    {
        var document = Utf8GraphQLParser.Parse(Encoding.UTF8.GetBytes(_whole.Text), ParserOptions.Schema);
        var definition = (OperationDefinitionNode)document.Definitions[0];
        var selections = Above(definition.SelectionSet, 0);
        var text = SyntaxPrinter.Print(
            new OperationDefinitionNode(
                definition.Operation,
                definition.Name,
                [.. definition.VariableDefinitions.Where(variable => IsUsed(variable.Variable.Name.Value))],
                definition.Directives,
                selections,
                null
            ),
            indented: false
        );
        var required = Enumerable
            .Range(0, _whole.RequiredMembers.Length)
            .Where(i => i < _whole.KeyCount || IsUsed(_whole.RequiredNames[i]))
            .ToArray();
        var reads = Array.ConvertAll(_whole.Targets, target => Without(_whole.ReadOf(target)));
        return new PlannedOperation
        {
            Id = _whole.Id,
            Source = _whole.Source,
            Text = text,
            RequestStart = RequestStartOf(text),
            IsMutation = _whole.IsMutation,
            Path = _whole.Path,
            ForwardedVariables = Array.FindAll(_whole.ForwardedVariables, IsUsed),
            ConditionVariables = Array.FindAll(_whole.ConditionVariables, variable => IsUsed(variable.Name)),
            RequiredNames = Array.ConvertAll(required, i => _whole.RequiredNames[i]),
            RequiredMembers = Array.ConvertAll(required, i => _whole.RequiredMembers[i]),
            RequiredNonNull = Array.ConvertAll(required, i => _whole.RequiredNonNull[i]),
            RequiredValues = Array.ConvertAll(required, i => _whole.RequiredValues[i]),
            KeyCount = _whole.KeyCount,
            Condition = _whole.Condition,
            Targets = _whole.Targets,
            Reads = isReadWhole ? Array.ConvertAll(_whole.Targets, _whole.ReadOf) : reads,
            IsWorthAsking = Array.Exists(reads, read => Delivers(read, [])),
        };
    }

    /// <summary>The start of the request with an operation: <c>{"query":"…","variables":</c>.</summary>
    public static byte[] RequestStartOf(string text) =>
        Encoding.UTF8.GetBytes(
            $"{{\"query\":{JsonSerializer.Serialize(text, FusionJson.Default.String)},\"variables\":"
        );

    private bool IsUsed(string variable) => _variables.Contains(variable);

    /// <summary>The fields that lead to the object that is asked about.</summary>
    private SelectionSetNode Above(SelectionSetNode set, int depth)
    {
        if (depth == _whole.Path.Length)
        {
            return Below(set, null);
        }

        var field = (FieldNode)set.Selections[0];
        Use(field);
        return new SelectionSetNode([With(field, Above(field.SelectionSet!, depth + 1))]);
    }

    /// <summary>Recursive over the operation, whose depth planning limits.</summary>
    private SelectionSetNode Below(SelectionSetNode set, string? type)
    {
        var kept = ImmutableArray.CreateBuilder<SelectionNode>(set.Selections.Length);
        foreach (var selection in set.Selections)
        {
            if (selection is InlineFragmentNode fragment)
            {
                var below = Below(fragment.SelectionSet, fragment.TypeCondition?.Name.Value ?? type);
                kept.Add(new InlineFragmentNode(fragment.TypeCondition, fragment.Directives, below));
                continue;
            }

            var field = (FieldNode)selection;
            _at.Add(new Step(type, field.ResponseName));
            if (_isLeftOut(field, _at))
            {
                _leftOut.Add([.. _at]);
            }
            else
            {
                Use(field);
                kept.Add(field.SelectionSet is { } inner ? With(field, Below(inner, null)) : field);
            }

            _at.RemoveAt(_at.Count - 1);
        }

        if (kept.Count == 0)
        {
            kept.Add(TypeName);
        }

        return new SelectionSetNode(kept.ToImmutable());
    }

    private static FieldNode With(FieldNode field, SelectionSetNode selections) =>
        new(field.Alias, field.Name, field.Arguments, field.Directives, selections);

    private void Use(FieldNode field)
    {
        foreach (var argument in field.Arguments)
        {
            SourceText.CollectVariables(argument.Value, _variables);
        }

        foreach (var directive in field.Directives)
        {
            foreach (var argument in directive.Arguments)
            {
                SourceText.CollectVariables(argument.Value, _variables);
            }
        }
    }

    private ReadSet Without(ReadSet read)
    {
        foreach (var path in _leftOut)
        {
            read = Without(read, path, []);
        }

        return read;
    }

    /// <param name="read">What is read.</param>
    /// <param name="path">The way to what is left out, from there.</param>
    /// <param name="known">
    /// What has become of sets: types share them, so that more ways than can be walked may lead to one at the end of the path.
    /// </param>
    private static ReadSet Without(ReadSet read, ReadOnlySpan<Step> path, Dictionary<ReadSet, ReadSet> known)
    {
        if (known.TryGetValue(read, out var without))
        {
            return without;
        }

        var fields = new List<ReadField>(read.Fields.Length);
        foreach (var field in read.Fields)
        {
            if (!IsName(field.Name, path[0].Name))
            {
                fields.Add(field);
            }
            else if (path.Length > 1)
            {
                fields.Add(field with { Child = Without(field.Child!, path[1..], known) });
            }
        }

        known.Add(read, without = new ReadSet([.. fields]));
        return without;
    }

    private static ReadPlace Without(ReadPlace place, ReadOnlySpan<Step> path, Dictionary<ReadSet, ReadSet> known)
    {
        var types = new ReadType[place.Types.Length];
        for (var i = 0; i < types.Length; i++)
        {
            var type = place.Types[i];
            types[i] =
                path[0].Type is null || IsName(type.Name, path[0].Type!)
                    ? type with
                    {
                        Read = Without(type.Read, path, known),
                    }
                    : type;
        }

        return place with
        {
            Types = types,
        };
    }

    private static bool IsName(byte[] utf8, string name) => Encoding.UTF8.GetString(utf8) == name;

    /// <summary>True if anything is read that no other fetch delivers.</summary>
    /// <remarks>Each set is looked at once, however many types share it.</remarks>
    private static bool Delivers(ReadSet read, HashSet<ReadSet> seen)
    {
        if (!seen.Add(read))
        {
            return false;
        }

        foreach (var field in read.Fields)
        {
            if (
                !field.IsPassage
                || (field.Child is { } child && Array.Exists(child.Types, type => Delivers(type.Read, seen)))
            )
            {
                return true;
            }
        }

        return false;
    }
}
