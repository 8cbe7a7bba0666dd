using System.Runtime.CompilerServices;
using Graph.Fusion.Planning;

namespace Graph.Fusion.Execution.Results;

/// <summary>
/// Reads a source's answer straight into slots, directed by the plan: what it did not ask for is skipped, nothing is
/// copied.
/// </summary>
internal sealed class ObjectReader(ResultStore store, SourceErrors errors) : IDisposable
{
    private readonly List<(int Index, ReadPlace Place)> _withoutPart = [];
    private PooledList<Slot> _items;
    private List<int>? _leftOut;

    /// <summary>The source whose answer is read.</summary>
    public string Source { get; set; } = "";

    /// <summary>Reads the members of a JSON object into the slots of an object.</summary>
    /// <param name="json">Stands on the opening brace.</param>
    /// <param name="answer">The number of the answer.</param>
    /// <param name="set">What to read.</param>
    /// <param name="instance">The object.</param>
    public void ReadObject(ref JsonScanner json, int answer, ReadSet set, int instance)
    {
        store.AddsLater = store.IsLater(instance);
        ReadMembers(ref json, answer, set, instance);
        store.AddsLater = false;
    }

    /// <summary>
    /// Reads the members of a JSON object into those slots of an object, and of the objects below, that have no value yet.
    /// </summary>
    /// <param name="json">Stands on the opening brace.</param>
    /// <param name="answer">The number of the answer.</param>
    /// <param name="set">What to read.</param>
    /// <param name="instance">The object.</param>
    /// <param name="leftOut">Takes the slots of what is not there because it was not asked for again.</param>
    public void FillObject(ref JsonScanner json, int answer, ReadSet set, int instance, List<int> leftOut)
    {
        _leftOut = leftOut;
        ReadObject(ref json, answer, set, instance);
        _leftOut = null;
    }

    /// <summary>Nothing is settled yet: what a failure took is asked for again.</summary>
    public void Forget() => _withoutPart.Clear();

    /// <summary>After a result and its errors: settles the objects of which the source gave no part.</summary>
    public void Settle()
    {
        foreach (var (index, place) in _withoutPart)
        {
            errors.Settle(place, index);
        }

        _withoutPart.Clear();
    }

    /// <inheritdoc />
    public void Dispose() => _items.Dispose();

    private void ReadMembers(ref JsonScanner json, int answer, ReadSet set, int instance)
    {
        json.Read((byte)'{');
        var fields = set.Fields;
        if (json.TryRead((byte)'}'))
        {
            FailLeftOut(fields, instance);
            return;
        }

        var expected = 0;
        var read = 0;
        do
        {
            var name = json.ReadName();
            var field = Find(fields, name, ref expected);
            if (field is null)
            {
                json.SkipValue();
                continue;
            }

            read++;
            var before = store.FieldOf(instance, field.Slot);
            if (_leftOut is not null && HasValue(before))
            {
                Fill(ref json, answer, field.Field, field.Child, 0, before);
                continue;
            }

            var value = ReadValue(ref json, answer, field.Field, field.Child, 0, before);
            if (_leftOut is not null && value.Kind == SlotKind.Null && before.Kind == SlotKind.Error)
            {
                continue;
            }

            if (field.Field.IsShared)
            {
                Join(field.Child!, ResultStore.IndexOf(instance, field.Slot), before, value);
            }
            else
            {
                store.FieldOf(instance, field.Slot) = value;
            }
        } while (json.ReadSeparator((byte)'}'));

        if (read < fields.Length)
        {
            FailLeftOut(fields, instance);
        }
    }

    /// <summary>
    /// Says of the members that are not there who left them out; of what was not asked for because of a condition too, which
    /// nobody reads.
    /// </summary>
    private void FailLeftOut(ReadField[] fields, int instance)
    {
        foreach (var field in fields)
        {
            ref var slot = ref store.FieldOf(instance, field.Slot);
            if (slot.Kind != SlotKind.Missing || field.Field.IsTypeName)
            {
                continue;
            }

            if (_leftOut is not null)
            {
                _leftOut.Add(ResultStore.IndexOf(instance, field.Slot));
            }
            else
            {
                slot = Slot.Error(store.AddLeftOut(field.Field, Source));
            }
        }
    }

    private static bool HasValue(in Slot slot) => slot.Kind is SlotKind.Leaf or SlotKind.Object or SlotKind.List;

    /// <summary>Passes a value that is there already, and reads what is missing in it.</summary>
    /// <remarks>Recursive over places and lists of the plan, whose depth is limited.</remarks>
    private void Fill(ref JsonScanner json, int answer, SelectionField field, ReadPlace? child, int level, Slot known)
    {
        var first = json.Peek();
        if (known.Kind == SlotKind.Object && first == (byte)'{' && child is not null)
        {
            ReadInstance(ref json, answer, field, child, known);
        }
        else if (known.Kind == SlotKind.List && first == (byte)'[' && child is not null)
        {
            FillList(ref json, answer, field, child, level, known);
        }
        else
        {
            json.SkipValue();
        }
    }

    private void FillList(
        ref JsonScanner json,
        int answer,
        SelectionField field,
        ReadPlace child,
        int level,
        Slot known
    )
    {
        json.Read((byte)'[');
        if (json.TryRead((byte)']'))
        {
            return;
        }

        var i = 0;
        var isLater = store.AddsLater;
        var firstLater = level == 0 && field.Stream is not null ? store.FirstLaterItem(field) : int.MaxValue;
        do
        {
            store.AddsLater = isLater || i >= firstLater;
            if (i >= known.Length)
            {
                json.SkipValue();
            }
            else if (HasValue(store[known.Start + i]))
            {
                Fill(ref json, answer, field, child, level + 1, store[known.Start + i]);
            }
            else
            {
                var item = ReadValue(ref json, answer, field, child, level + 1, default);
                store[known.Start + i] = item;
            }

            i++;
        } while (json.ReadSeparator((byte)']'));

        store.AddsLater = isLater;
    }

    /// <summary>Sources answer in the order of the selection, so the next member is nearly always the expected one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ReadField? Find(ReadField[] fields, ReadOnlySpan<byte> name, ref int expected)
    {
        if ((uint)expected < (uint)fields.Length && name.SequenceEqual(fields[expected].Name))
        {
            return fields[expected++];
        }

        for (var i = 0; i < fields.Length; i++)
        {
            if (name.SequenceEqual(fields[i].Name))
            {
                expected = i + 1;
                return fields[i];
            }
        }

        return null;
    }

    /// <summary>Puts one source's part of an object together with what other sources gave.</summary>
    private void Join(ReadPlace place, int index, Slot before, Slot value)
    {
        if (before.Kind == SlotKind.Object && value.Kind == SlotKind.Error)
        {
            errors.FailMissing(place, before.Start, value.Reference);
            return;
        }

        // What another source said of its failure is not undone by null.
        if (before.Kind != SlotKind.Object && (before.Kind != SlotKind.Error || value.Kind != SlotKind.Null))
        {
            store[index] = value;
        }

        if (value.Kind is SlotKind.Null or SlotKind.Error)
        {
            _withoutPart.Add((index, place));
        }
        else if (before.Kind is SlotKind.Null or SlotKind.Error)
        {
            errors.SettleOwed(index);
        }
    }

    private Slot ReadValue(
        ref JsonScanner json,
        int answer,
        SelectionField field,
        ReadPlace? child,
        int level,
        Slot before
    )
    {
        var first = json.Peek();
        if (first == (byte)'n')
        {
            json.SkipLiteral("null"u8);
            return Slot.Null;
        }

        if (level < field.Type.ListDepth)
        {
            return first == (byte)'['
                ? ReadList(ref json, answer, field, child, level)
                : Misfit(ref json, field, "a list");
        }

        if (child is null)
        {
            var start = json.Position;
            if (!Fits(field.Type.Leaf, first))
            {
                return Misfit(ref json, field, $"a value of '{field.Definition.Type.Named.Name}'");
            }

            if (field.Type.Leaf == LeafKind.Any)
            {
                json.SkipValue();
                if (first is (byte)'{' or (byte)'[')
                {
                    store.JoinLines(answer, start, json.Position - start);
                }
            }
            else
            {
                json.SkipScalar(first);
                if (
                    first != (byte)'"'
                    && field.Type.Leaf is LeafKind.Integer or LeafKind.Id
                    && !json.IsInteger(start, field.Type.Leaf == LeafKind.Integer)
                )
                {
                    return Misfit(field, $"a value of '{field.Definition.Type.Named.Name}'");
                }
            }

            return Slot.Leaf(answer, start, json.Position - start);
        }

        return first == (byte)'{'
            ? ReadInstance(ref json, answer, field, child, before)
            : Misfit(ref json, field, "an object");
    }

    private Slot ReadList(ref JsonScanner json, int answer, SelectionField field, ReadPlace? child, int level)
    {
        json.Read((byte)'[');
        if (json.TryRead((byte)']'))
        {
            return store.AddList([]);
        }

        var mark = _items.Count;
        var isLater = store.AddsLater;
        var firstLater = level == 0 && field.Stream is not null ? store.FirstLaterItem(field) : int.MaxValue;
        do
        {
            store.AddsLater = isLater || _items.Count - mark >= firstLater;
            // The call may move the list of items: it must be over before the item is added.
            var item = ReadValue(ref json, answer, field, child, level + 1, default);
            _items.Add(item);
        } while (json.ReadSeparator((byte)']'));

        store.AddsLater = isLater;
        var list = store.AddList(_items.Span[mark..]);
        _items.Count = mark;
        return list;
    }

    private Slot ReadInstance(ref JsonScanner json, int answer, SelectionField field, ReadPlace child, Slot before)
    {
        var type = child.IsAbstract ? FindType(ref json, child) : child.Types[0];
        if (type is null)
        {
            return Misfit(ref json, field, $"an object of a type that '{field.Definition.Type.Named.Name}' can be");
        }

        // Another source has been here through the same field: its object is completed.
        var instance = before.Kind == SlotKind.Object ? before.Start : store.AddObject(type.Shape, type.TypeId);
        if (before.Kind == SlotKind.Object && !ReferenceEquals(store.ShapeOf(instance), type.Shape))
        {
            return Misfit(ref json, field, "the same object as another source");
        }

        ReadMembers(ref json, answer, type.Read, instance);
        return Slot.Object(instance);
    }

    /// <summary>The type that the object's <c>__typename</c> names; usually its first member.</summary>
    private static ReadType? FindType(ref JsonScanner json, ReadPlace place)
    {
        var start = json.Position;
        json.Read((byte)'{');
        ReadType? found = null;
        if (!json.TryRead((byte)'}'))
        {
            do
            {
                var name = json.ReadName();
                if (!name.SequenceEqual("__typename"u8))
                {
                    json.SkipValue();
                    continue;
                }

                found = ReadTypeName(ref json, place);
                break;
            } while (json.ReadSeparator((byte)'}'));
        }

        json.Position = start;
        return found;
    }

    private static ReadType? ReadTypeName(ref JsonScanner json, ReadPlace place)
    {
        if (json.Peek() != (byte)'"')
        {
            json.Fail("__typename must be a string");
        }

        foreach (var type in place.Types)
        {
            if (json.IsString(type.Name))
            {
                return type;
            }
        }

        return null;
    }

    private static bool IsNumber(byte first) => first == (byte)'-' || char.IsAsciiDigit((char)first);

    private static bool Fits(LeafKind kind, byte first) =>
        kind switch
        {
            LeafKind.Any => true,
            LeafKind.Text or LeafKind.Enum => first == (byte)'"',
            LeafKind.Id => first == (byte)'"' || IsNumber(first),
            LeafKind.Integer or LeafKind.Number => IsNumber(first),
            LeafKind.Boolean => first is (byte)'t' or (byte)'f',
            _ => false,
        };

    private Slot Misfit(ref JsonScanner json, SelectionField field, string expected)
    {
        json.SkipValue();
        return Misfit(field, expected);
    }

    private Slot Misfit(SelectionField field, string expected) =>
        Slot.Error(
            store.AddError(
                new FieldError(
                    $"The value of '{field.Definition.Coordinate}' that '{Source}' gave is not {expected}.",
                    ResponseErrorCodes.InvalidResponse,
                    Source
                )
            )
        );
}
