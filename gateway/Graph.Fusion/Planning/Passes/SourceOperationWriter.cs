using System.Collections.Immutable;
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
    private readonly ShapeLayout _layout;
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly List<string> _forwarded = [];
    private readonly List<(string Name, int Condition)> _conditions = [];
    private readonly List<(string Name, RequiredValue Value)> _required = [];

    private SourceOperationWriter(
        FusionSchema schema,
        NormalizedOperation operation,
        FetchDraft fetch,
        ShapeLayout layout
    )
    {
        _schema = schema;
        _operation = operation;
        _fetch = fetch;
        _layout = layout;
        foreach (var variable in operation.Definition.VariableDefinitions)
        {
            _taken.Add(variable.Variable.Name.Value);
        }
    }

    /// <summary>Writes a fetch.</summary>
    public static SourceOperation Write(
        FusionSchema schema,
        NormalizedOperation operation,
        FetchDraft fetch,
        ShapeLayout layout
    ) => new SourceOperationWriter(schema, operation, fetch, layout).Write();

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

        var typeName = _fetch.TargetType?.Name ?? _fetch.Target.TypeName;
        var read = WriteSet(new Level(typeName, ConditionTable.Always, new ResponseNames()), _fetch.Target, false);
        _text.Append(isNarrowed ? " }" : "");
        for (var i = 0; i < path.Count; i++)
        {
            _text.Append(" }");
        }

        return new SourceOperation(
            Header() + _text,
            [.. path],
            [.. _forwarded],
            [.. _conditions],
            [.. _required],
            keyCount,
            ConditionOf(read),
            read
        );
    }

    private int ConditionOf(ReadSet read)
    {
        if (read.Fields.Length == 0)
        {
            return ConditionTable.Always;
        }

        var condition = ConditionTable.Never;
        foreach (var field in read.Fields)
        {
            condition = _operation.Conditions.Or(condition, field.Field.Condition);
        }

        return condition;
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

    /// <summary>Where a selection set stands.</summary>
    /// <param name="TypeName">The type in the source of which its fields are asked.</param>
    /// <param name="Condition">What is known to hold there.</param>
    /// <param name="Names">The names of the place, for all types that can stand there.</param>
    private readonly record struct Level(string TypeName, int Condition, ResponseNames Names);

    private ReadSet WriteSet(Level level, ShapeDraft shape, bool needsTypeName)
    {
        _text.Append("{ ");
        if (needsTypeName)
        {
            _text.Append("__typename ");
        }

        var read = WriteFields(level, shape);
        if (read.Fields.Length == 0 && !needsTypeName)
        {
            _text.Append("__typename ");
        }

        _text.Append('}');
        return read;
    }

    private ReadSet WriteFields(Level level, ShapeDraft shape)
    {
        if (!_fetch.Selections.TryGetValue(shape, out var selected))
        {
            return new ReadSet([]);
        }

        var sorted = selected.FindAll(static field => field.Definition is not null);
        if (_fetch.Operation == OperationType.Query)
        {
            // A canonical order: what different places select in different orders is still one operation.
            sorted.Sort(static (a, b) => string.CompareOrdinal(a.Field.ResponseName, b.Field.ResponseName));
        }

        var taken = ResponseNames.OfOneType(sorted.Select(field => field.Field.ResponseName));
        var fields = new List<ReadField>(sorted.Count);
        foreach (var field in sorted)
        {
            fields.Add(WriteField(level, taken, field));
        }

        return new ReadSet([.. fields]);
    }

    private ReadField WriteField(Level level, HashSet<string> taken, FetchField selected)
    {
        var field = selected.Field;
        var definition = _schema.FindField(level.TypeName, field.Name)?.In(_fetch.Source) ?? selected.Definition!;
        var name = level.Names.NameFor(
            field.ResponseName,
            definition.Type,
            field.Child is null,
            taken,
            out var namesBelow
        );
        if (name != field.Name)
        {
            _text.Append(name).Append(": ");
        }

        _text.Append(field.Name);
        WriteArguments(selected, definition);
        var laidOut = _layout.FieldOf(field);
        if (laidOut.Condition != level.Condition)
        {
            WriteCondition(laidOut.Condition);
        }

        _text.Append(' ');
        var nameUtf8 = name == field.ResponseName ? laidOut.NameUtf8 : Encoding.UTF8.GetBytes(name);
        if (field.Child is null)
        {
            return new ReadField(laidOut, nameUtf8, null) { IsPassage = selected.IsPassage };
        }

        var condition = laidOut.Condition == ConditionTable.Always ? level.Condition : laidOut.Condition;
        var child = WritePlace(field.Child, definition, condition, namesBelow);
        _text.Append(' ');
        return new ReadField(laidOut, nameUtf8, child) { IsPassage = selected.IsPassage };
    }

    private void WriteArguments(FetchField selected, SourceField definition)
    {
        var first = true;
        foreach (var argument in selected.Field.Arguments)
        {
            if (definition.FindArgument(argument.Name.Value) is not { Requirement: null })
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

    /// <summary>As directives, where each occurs once then; otherwise as a variable that the gateway fills.</summary>
    private void WriteCondition(int condition)
    {
        if (condition == ConditionTable.Always)
        {
            return;
        }

        if (_operation.Conditions.ConjunctionsOf(condition).ToArray() is [var terms] && AreOfDifferentKinds(terms))
        {
            foreach (var term in terms)
            {
                var variable = _operation.Conditions.NameOf(term);
                _text.Append(term.Expected ? " @include(if: $" : " @skip(if: $").Append(variable).Append(')');
                if (!_forwarded.Contains(variable))
                {
                    _forwarded.Add(variable);
                }
            }

            return;
        }

        var known = _conditions.FindIndex(other => other.Condition == condition);
        if (known < 0)
        {
            known = _conditions.Count;
            _conditions.Add((FreeVariable("selected", "if"), condition));
        }

        _text.Append(" @include(if: $").Append(_conditions[known].Name).Append(')');
    }

    private static bool AreOfDifferentKinds(ConditionTable.Term[] terms) =>
        terms.Length < 2 || (terms.Length == 2 && terms[0].Expected != terms[1].Expected);

    private ReadPlace WritePlace(PlaceDraft place, SourceField definition, int condition, ResponseNames names)
    {
        var typeName = definition.Type.NamedType();
        var possible = _schema.PossibleTypesIn(_fetch.Source, typeName);
        var types = new List<ReadType>();
        if (_schema.FindType(typeName)?.Definition is ObjectType)
        {
            var shape = place.ShapeOf(typeName);
            if (shape is null)
            {
                _text.Append("{ __typename }");
                return new ReadPlace([], true);
            }

            types.Add(ReadTypeOf(typeName, shape, WriteSet(new Level(typeName, condition, names), shape, false)));
            return new ReadPlace([.. types], false);
        }

        if (place.Shapes is [var only] && IsServedByInterface(only, typeName, possible))
        {
            var read = WriteSet(new Level(typeName, condition, names), only, needsTypeName: true);
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
                read = WriteSet(new Level(name, condition, names), shape, needsTypeName: false);
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

    /// <summary>True if the interface itself has all that is selected, with the same arguments and the same objects below.</summary>
    private bool IsServedByInterface(ShapeDraft shape, string typeName, ImmutableArray<string> possible)
    {
        if (_schema.FindType(typeName)?.Definition is not InterfaceType)
        {
            return false;
        }

        foreach (var selected in _fetch.Selections.GetValueOrDefault(shape, []))
        {
            var field = selected.Field;
            if (field.IsTypeName)
            {
                continue;
            }

            if (
                _schema.FindField(typeName, field.Name)?.In(_fetch.Source) is not { HasRequirements: false } definition
                || selected.Requirements.Count > 0
                || field.Arguments.Any(argument => definition.FindArgument(argument.Name.Value) is null)
                || (field.Child is not null && !HaveAllItsType(definition, possible))
            )
            {
                return false;
            }
        }

        return true;
    }

    private bool HaveAllItsType(SourceField definition, ImmutableArray<string> possible)
    {
        var expected = definition.Type.NamedType();
        foreach (var typeName in possible)
        {
            if (_schema.FindField(typeName, definition.FieldName)?.In(_fetch.Source)?.Type.NamedType() != expected)
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
