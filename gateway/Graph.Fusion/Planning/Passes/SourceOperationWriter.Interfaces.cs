using System.Collections.Immutable;
using Graph.Fusion.Planning.Drafts;
using Graph.Types;

namespace Graph.Fusion.Planning.Passes;

/// <summary>Places at which objects of several types can stand.</summary>
internal sealed partial class SourceOperationWriter
{
    // Fields that are not asked of the interface, because its types are asked for different things.
    private readonly HashSet<(PlaceDraft Place, string ResponseName)> _apart = [];

    private ReadPlace WriteAbstractPlace(PlaceDraft place, Level level, ImmutableArray<string> possible)
    {
        if (
            place.Shapes is [var only]
            && InterfaceSelections.AreServed(_schema, _fetch, only, level.TypeName, possible)
        )
        {
            var types = new List<ReadType>(possible.Length);
            var read = WriteSet(level, only, needsTypeName: true);
            foreach (var name in possible)
            {
                AddReadType(types, name, only, read);
            }

            return new ReadPlace([.. types], true);
        }

        _text.Append("{ __typename ");
        var shapes = new Dictionary<ShapeDraft, OneShape>();
        foreach (var name in possible)
        {
            if (place.ShapeOf(name) is { } shape && !shapes.ContainsKey(shape))
            {
                shapes.Add(shape, new OneShape(SelectedOf(shape)));
            }
        }

        if (_asksOnce && shapes.Count > 1 && _schema.FindType(level.TypeName)?.Definition is InterfaceType)
        {
            WriteCommonFields(place, level, possible, [.. shapes.Values]);
        }

        var reads = WriteFieldsOfTypes(place, level, possible, shapes);
        _text.Append('}');
        return new ReadPlace(reads, true);
    }

    /// <summary>What is asked of the objects of a shape.</summary>
    /// <param name="Left">The fields that are not asked of the interface.</param>
    private sealed record OneShape(List<FetchField> Left)
    {
        /// <summary>The names of its fields.</summary>
        public HashSet<string> Taken { get; } = ResponseNames.OfOneType(Left.Select(field => field.Field.ResponseName));

        /// <summary>How those are read that are asked of the interface.</summary>
        public List<ReadField> Common { get; } = [];

        /// <summary>How its types are read if nothing else is asked of them; they share it.</summary>
        public ReadSet CommonRead => field ??= new ReadSet([.. Common]);
    }

    /// <summary>
    /// Asks once for what is asked of all types alike, and the interface has: written for each type, places below each other
    /// would be as many texts as there are ways through their types, which no source takes.
    /// </summary>
    private void WriteCommonFields(
        PlaceDraft place,
        Level level,
        ImmutableArray<string> possible,
        List<OneShape> shapes
    )
    {
        foreach (var first in shapes[0].Left.ToArray())
        {
            var name = first.Field.ResponseName;
            var fields = shapes.ConvertAll(shape => shape.Left.Find(field => field.Field.ResponseName == name));
            if (
                _apart.Contains((place, name))
                || !fields.TrueForAll(field =>
                    field is not null && InterfaceSelections.IsServed(_schema, _fetch, field, level.TypeName, possible)
                )
            )
            {
                continue;
            }

            if (!TryWriteOnce(level, shapes, fields!))
            {
                // Tried once: it would be tried again for each field above that fails, twice as often a level deeper.
                _apart.Add((place, name));
            }
        }
    }

    /// <summary>Writes the fields of several shapes as one.</summary>
    /// <returns>False if they are not alike; then nothing is written.</returns>
    private bool TryWriteOnce(Level level, List<OneShape> shapes, List<FetchField> fields)
    {
        var start = _text.Length;
        var (variables, names) = (_variables.Mark(), level.Names.Mark());
        var reads = new List<ReadField>(shapes.Count);
        string? common = null;
        for (var i = 0; i < shapes.Count; i++)
        {
            reads.Add(WriteField(level, shapes[i].Taken, fields[i]));
            var text = _text.ToString(start, _text.Length - start);
            _text.Length = start;
            if ((common ??= text) != text || _variables.Required.Count > variables.Required)
            {
                _variables.UndoTo(variables);
                level.Names.UndoTo(names);
                return false;
            }
        }

        for (var i = 0; i < shapes.Count; i++)
        {
            shapes[i].Common.Add(reads[i]);
            shapes[i].Left.Remove(fields[i]);
        }

        _text.Append(common);
        return true;
    }

    private ReadType[] WriteFieldsOfTypes(
        PlaceDraft place,
        Level level,
        ImmutableArray<string> possible,
        Dictionary<ShapeDraft, OneShape> shapes
    )
    {
        var types = new List<ReadType>(possible.Length);
        foreach (var name in possible)
        {
            if (place.ShapeOf(name) is not { } shape)
            {
                continue;
            }

            var read =
                shapes[shape].Left.Count == 0
                    ? shapes[shape].CommonRead
                    : WriteFieldsOfType(level with { TypeName = name }, shapes[shape]);
            AddReadType(types, name, shape, read);
        }

        return [.. types];
    }

    private ReadSet WriteFieldsOfType(Level level, OneShape shape)
    {
        _text.Append("... on ").Append(level.TypeName).Append(" { ");
        var fields = new List<ReadField>(shape.Common);
        var taken = new HashSet<string>(shape.Taken, StringComparer.Ordinal);
        foreach (var field in shape.Left)
        {
            fields.Add(WriteField(level, taken, field));
        }

        _text.Append("} ");
        return new ReadSet([.. fields]);
    }
}
