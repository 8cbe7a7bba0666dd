using System.Numerics;
using System.Text;
using Graph.Fusion.Composition.Sources;
using Graph.Fusion.Planning.Drafts;
using Graph.Fusion.Schemas;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Planning.Passes;

/// <summary>
/// Writes the document of a fetch, and in the same walk how its answer is read. Equal fetches at different places give
/// equal text: that is how they are found.
/// </summary>
internal sealed class SourceOperationWriter
{
    private readonly FusionSchema _schema;
    private readonly NormalizedOperation _operation;
    private readonly FetchDraft _fetch;
    private readonly bool _withRequirements;
    private readonly ShapeLayout _layout;
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly List<string> _forwarded = [];
    private readonly List<(string Name, ulong Mask)> _conditions = [];
    private readonly List<(string Name, RequiredValue Value)> _required = [];

    private SourceOperationWriter(
        FusionSchema schema,
        NormalizedOperation operation,
        FetchDraft fetch,
        bool withRequirements,
        ShapeLayout layout
    )
    {
        _schema = schema;
        _operation = operation;
        _fetch = fetch;
        _withRequirements = withRequirements;
        _layout = layout;
        foreach (var variable in operation.Definition.VariableDefinitions)
        {
            _taken.Add(variable.Variable.Name.Value);
        }
    }

    /// <summary>Writes a fetch, with or without the fields that have requirements.</summary>
    public static SourceOperation Write(
        FusionSchema schema,
        NormalizedOperation operation,
        FetchDraft fetch,
        bool withRequirements,
        ShapeLayout layout
    ) => new SourceOperationWriter(schema, operation, fetch, withRequirements, layout).Write();

    private SourceOperation Write()
    {
        var lookup = _fetch.Lookup;
        var path = new List<string>();
        if (lookup is not null)
        {
            foreach (var value in _fetch.KeyValues)
            {
                _required.Add((FreeVariable(value.Argument, "key"), value));
            }

            foreach (var step in lookup.Path)
            {
                _text.Append("{ ").Append(step).Append(' ');
                path.Add(step);
            }

            path.Add(lookup.FieldName);
            _text.Append("{ ").Append(lookup.FieldName).Append('(');
            for (var i = 0; i < _required.Count; i++)
            {
                _text
                    .Append(i > 0 ? ", " : "")
                    .Append(_required[i].Value.Argument)
                    .Append(": $")
                    .Append(_required[i].Name);
            }

            _text.Append(") ");
        }

        var keyCount = _required.Count;
        var isNarrowed = lookup is not null && lookup.ReturnTypeName != _fetch.TargetType!.Name;
        if (isNarrowed)
        {
            _text.Append("{ ... on ").Append(_fetch.TargetType!.Name).Append(' ');
        }

        var read = WriteSet(_fetch.Target, needsTypeName: false);
        _text.Append(isNarrowed ? " }" : "");
        for (var i = 0; i < path.Count; i++)
        {
            _text.Append(" }");
        }

        var mask = MaskOf(read);
        return new SourceOperation(
            Header() + _text,
            [.. path],
            [.. _forwarded],
            [.. _conditions],
            [.. _required],
            keyCount,
            mask,
            read
        );
    }

    private static ulong MaskOf(ReadSet read)
    {
        var mask = 0ul;
        foreach (var field in read.Fields)
        {
            if (field.Field.Mask == 0)
            {
                return 0;
            }

            mask |= field.Field.Mask;
        }

        return mask;
    }

    /// <summary>The operation's head; without variables and name a query needs none.</summary>
    private string Header()
    {
        var head = new StringBuilder(_fetch.Operation.ToString().ToLowerInvariant());
        if (_operation.Definition.Name is { } name)
        {
            head.Append(' ').Append(name.Value);
        }

        var first = true;
        foreach (var (variable, value) in _required)
        {
            Declare(variable);
            SourceText.Write(head, value.Type);
        }

        foreach (var definition in _operation.Definition.VariableDefinitions)
        {
            if (!_forwarded.Contains(definition.Variable.Name.Value))
            {
                continue;
            }

            Declare(definition.Variable.Name.Value);
            SourceText.Write(head, definition.Type);
            if (definition.DefaultValue is { } defaultValue)
            {
                head.Append(" = ");
                SourceText.Write(head, defaultValue);
            }
        }

        foreach (var (variable, _) in _conditions)
        {
            Declare(variable);
            head.Append("Boolean!");
        }

        if (!first)
        {
            head.Append(')');
        }

        return head.Append(' ').ToString();

        void Declare(string variable)
        {
            head.Append(first ? "($" : ", $").Append(variable).Append(": ");
            first = false;
        }
    }

    private ReadSet WriteSet(ShapeDraft shape, bool needsTypeName)
    {
        _text.Append("{ ");
        if (needsTypeName)
        {
            _text.Append("__typename ");
        }

        var read = WriteFields(shape);
        if (read.Fields.Length == 0 && !needsTypeName)
        {
            _text.Append("__typename ");
        }

        _text.Append('}');
        return read;
    }

    private ReadSet WriteFields(ShapeDraft shape)
    {
        if (!_fetch.Selections.TryGetValue(shape, out var selected))
        {
            return new ReadSet([]);
        }

        var sorted = new List<FetchField>(selected);
        if (_fetch.Operation == OperationType.Query)
        {
            // A canonical order: what different places select in different orders is still one operation.
            sorted.Sort(static (a, b) => string.CompareOrdinal(a.Field.ResponseName, b.Field.ResponseName));
        }

        var fields = new List<ReadField>(sorted.Count);
        foreach (var field in sorted)
        {
            if (field.Definition is null || (!_withRequirements && field.Definition.HasRequirements))
            {
                continue;
            }

            fields.Add(WriteField(field));
        }

        return new ReadSet([.. fields]);
    }

    private ReadField WriteField(FetchField selected)
    {
        var field = selected.Field;
        if (field.ResponseName != field.Name)
        {
            _text.Append(field.ResponseName).Append(": ");
        }

        _text.Append(field.Name);
        WriteArguments(selected);
        WriteConditions(field.Mask);
        _text.Append(' ');
        if (field.Child is null)
        {
            return new ReadField(_layout.FieldOf(field), null);
        }

        var child = WritePlace(field.Child, selected.Definition!);
        _text.Append(' ');
        return new ReadField(_layout.FieldOf(field), child);
    }

    private void WriteArguments(FetchField selected)
    {
        var first = true;
        foreach (var argument in selected.Field.Arguments)
        {
            if (selected.Definition!.FindArgument(argument.Name.Value) is not { Requirement: null })
            {
                continue;
            }

            _text.Append(first ? "(" : ", ").Append(argument.Name.Value).Append(": ");
            SourceText.Write(_text, argument.Value);
            SourceText.CollectVariables(argument.Value, _forwarded);
            first = false;
        }

        foreach (var requirement in selected.Requirements)
        {
            var variable = FreeVariable(requirement.Argument, selected.Field.ResponseName);
            _required.Add((variable, requirement));
            _text.Append(first ? "(" : ", ").Append(requirement.Argument).Append(": $").Append(variable);
            first = false;
        }

        _text.Append(first ? "" : ")");
    }

    private void WriteConditions(ulong mask)
    {
        if (mask == 0)
        {
            return;
        }

        if (BitOperations.PopCount(mask) == 1)
        {
            foreach (var term in _operation.Conditions.Conditions[BitOperations.TrailingZeroCount(mask)])
            {
                _text.Append(term.Expected ? " @include(if: $" : " @skip(if: $").Append(term.Variable).Append(')');
                if (!_forwarded.Contains(term.Variable))
                {
                    _forwarded.Add(term.Variable);
                }
            }

            return;
        }

        var known = _conditions.FindIndex(condition => condition.Mask == mask);
        if (known < 0)
        {
            known = _conditions.Count;
            _conditions.Add((FreeVariable("selected", "if"), mask));
        }

        _text.Append(" @include(if: $").Append(_conditions[known].Name).Append(')');
    }

    private ReadPlace WritePlace(PlaceDraft place, SourceField definition)
    {
        var typeName = definition.Type.NamedType();
        var possible = _schema.PossibleTypesIn(definition.Source.Id, typeName);
        var isAbstract = _schema.FindType(typeName)?.Definition is not ObjectType;
        var types = new List<ReadType>();
        if (!isAbstract)
        {
            var shape = place.ShapeOf(typeName);
            if (shape is null)
            {
                _text.Append("{ __typename }");
                return new ReadPlace([], true);
            }

            types.Add(ReadTypeOf(typeName, shape, WriteSet(shape, needsTypeName: false)));
            return new ReadPlace([.. types], false);
        }

        if (place.Shapes is [var only] && IsServedByInterface(only, typeName, definition.Source.Id))
        {
            var read = WriteSet(only, needsTypeName: true);
            foreach (var name in possible)
            {
                AddReadType(types, name, only, read);
            }

            return new ReadPlace([.. types], true);
        }

        _text.Append("{ __typename ");
        foreach (var name in possible)
        {
            if (place.ShapeOf(name) is not { } shape)
            {
                continue;
            }

            var read = new ReadSet([]);
            if (_fetch.Selections.TryGetValue(shape, out var selected) && selected.Count > 0)
            {
                _text.Append("... on ").Append(name).Append(' ');
                read = WriteSet(shape, needsTypeName: false);
                _text.Append(' ');
            }

            AddReadType(types, name, shape, read);
        }

        _text.Append('}');
        return new ReadPlace([.. types], true);
    }

    private void AddReadType(List<ReadType> types, string name, ShapeDraft shape, ReadSet read)
    {
        // What clients must not see is not an object of the graph, wherever it comes from.
        if (_schema.FindType(name) is { IsInaccessible: false })
        {
            types.Add(ReadTypeOf(name, shape, read));
        }
    }

    private ReadType ReadTypeOf(string name, ShapeDraft shape, ReadSet read)
    {
        var type = shape.Types.Find(type => type.Name == name)!;
        return new ReadType(_layout.IdOf(type), Encoding.UTF8.GetBytes(name), _layout.ShapeOf(shape), read);
    }

    private bool IsServedByInterface(ShapeDraft shape, string typeName, int source)
    {
        if (_schema.FindType(typeName)?.Definition is not InterfaceType)
        {
            return false;
        }

        foreach (var field in _fetch.Selections.GetValueOrDefault(shape, []))
        {
            if (field.Field.Name != "__typename" && _schema.FindField(typeName, field.Field.Name)?.In(source) is null)
            {
                return false;
            }
        }

        return true;
    }

    private string FreeVariable(string wanted, string prefix)
    {
        if (_taken.Add(wanted))
        {
            return wanted;
        }

        var name = $"{prefix}_{wanted}";
        for (var i = 2; !_taken.Add(name); i++)
        {
            name = $"{prefix}_{wanted}_{i}";
        }

        return name;
    }
}
