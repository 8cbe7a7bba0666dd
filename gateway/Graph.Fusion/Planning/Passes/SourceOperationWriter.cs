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
internal sealed partial class SourceOperationWriter
{
    /// <summary>
    /// Above this many characters interfaces are asked once for what their types have alike. A text that is not longer has
    /// fewer than the 2,048 fields that HotChocolate takes, the least of all sources that are known.
    /// </summary>
    private const int LongText = 6_000;

    private readonly FusionSchema _schema;
    private readonly NormalizedOperation _operation;
    private readonly FetchDraft _fetch;
    private readonly ShapeLayout _layout;
    private readonly bool _asksOnce;
    private readonly StringBuilder _text = new();
    private readonly SourceVariables _variables;

    private SourceOperationWriter(
        FusionSchema schema,
        NormalizedOperation operation,
        FetchDraft fetch,
        ShapeLayout layout,
        bool asksOnce
    )
    {
        _asksOnce = asksOnce;
        _schema = schema;
        _operation = operation;
        _fetch = fetch;
        _layout = layout;
        _variables = new SourceVariables(operation);
    }

    /// <summary>Writes a fetch.</summary>
    public static SourceOperation Write(
        FusionSchema schema,
        NormalizedOperation operation,
        FetchDraft fetch,
        ShapeLayout layout
    )
    {
        var apart = new SourceOperationWriter(schema, operation, fetch, layout, asksOnce: false);
        var written = apart.Write();
        return apart.IsTooLong
            ? new SourceOperationWriter(schema, operation, fetch, layout, asksOnce: true).Write()
            : written;
    }

    /// <summary>True once what is written will not be used.</summary>
    private bool IsTooLong => !_asksOnce && _text.Length > LongText;

    private SourceOperation Write()
    {
        var lookup = _fetch.Lookup;
        var path = new List<string>();
        if (lookup is not null)
        {
            foreach (var value in _fetch.KeyValues)
            {
                _variables.Require("key", value);
            }

            foreach (var step in lookup.Path)
            {
                _text.Append("{ ").Append(step).Append(' ');
                path.Add(step);
            }

            path.Add(lookup.FieldName);
            _text.Append("{ ").Append(lookup.FieldName).Append('(');
            var first = true;
            foreach (var (name, value) in _variables.Required)
            {
                _text.Append(first ? "" : ", ").Append(value.Argument).Append(": $").Append(name);
                first = false;
            }

            _text.Append(") ");
        }

        var keyCount = _variables.Required.Count;
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
            SourceOperationHead.Write(_operation, _fetch.Operation, _variables) + _text,
            [.. path],
            [.. _variables.Forwarded],
            [.. _variables.Conditions],
            [.. _variables.Required],
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
        var selected = SelectedOf(shape);
        var taken = ResponseNames.OfOneType(selected.Select(field => field.Field.ResponseName));
        var fields = new List<ReadField>(selected.Count);
        foreach (var field in selected)
        {
            fields.Add(WriteField(level, taken, field));
        }

        return new ReadSet([.. fields]);
    }

    /// <summary>The fields that the source is asked for, in the order in which they are written.</summary>
    private List<FetchField> SelectedOf(ShapeDraft shape)
    {
        var selected = _fetch
            .Selections.GetValueOrDefault(shape, [])
            .FindAll(static field => field.Definition is not null);
        if (_fetch.Operation == OperationType.Query)
        {
            // A canonical order: what different places select in different orders is still one operation.
            selected.Sort(static (a, b) => string.CompareOrdinal(a.Field.ResponseName, b.Field.ResponseName));
        }

        return selected;
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
            SourceText.CollectVariables(argument.Value, _variables.Forwarded);
            first = false;
        }

        foreach (var requirement in selected.Requirements)
        {
            var variable = _variables.Require(selected.Field.ResponseName, requirement);
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
                _variables.Forward(variable);
            }

            return;
        }

        _text.Append(" @include(if: $").Append(_variables.NameOf(condition)).Append(')');
    }

    private static bool AreOfDifferentKinds(ConditionTable.Term[] terms) =>
        terms.Length < 2 || (terms.Length == 2 && terms[0].Expected != terms[1].Expected);

    private ReadPlace WritePlace(PlaceDraft place, SourceField definition, int condition, ResponseNames names)
    {
        if (IsTooLong)
        {
            return new ReadPlace([], true);
        }

        var typeName = definition.Type.NamedType();
        var possible = _schema.PossibleTypesIn(_fetch.Source, typeName);
        if (_schema.FindType(typeName)?.Definition is ObjectType)
        {
            var shape = place.ShapeOf(typeName);
            if (shape is null)
            {
                _text.Append("{ __typename }");
                return new ReadPlace([], true);
            }

            var read = WriteSet(new Level(typeName, condition, names), shape, needsTypeName: false);
            return new ReadPlace([ReadTypeOf(typeName, shape, read)], false);
        }

        return WriteAbstractPlace(place, new Level(typeName, condition, names), possible);
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
        var (id, nameUtf8) = _layout.TypeOf((ObjectType)_schema.Execution.FindType(name)!);
        return new ReadType(id, nameUtf8, _layout.ShapeOf(shape), read);
    }
}
