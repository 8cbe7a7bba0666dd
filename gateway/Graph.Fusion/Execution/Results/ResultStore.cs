using System.Runtime.InteropServices;
using Graph.Fusion.Planning;

namespace Graph.Fusion.Execution.Results;

/// <summary>
/// The composed response of one request while it is put together: blocks of slots that refer to the bytes of the
/// sources' answers. Not thread-safe: its owner lets one thread in at a time.
/// </summary>
/// <remarks>An object is a header and one slot for each field of its shape; a list is a block of slots.</remarks>
internal sealed class ResultStore : IDisposable
{
    private const int Later = 1;
    private const int LaterBits = 1;

    private readonly QueryPlan _plan;
    private readonly ClientVariables _variables;
    private readonly PooledList<int>[] _objects;
    private readonly List<byte[]> _answers = [];
    private readonly List<IDisposable> _owned = [];
    private readonly List<FieldError> _errors = [];
    private Dictionary<(SelectionField, string), int>? _fieldErrors;
    private Dictionary<(SelectionField, string), int>? _leftOut;
    private Dictionary<int, List<Slot>>? _beside;
    private Dictionary<int, List<Owed>>? _owed;
    private PooledList<Slot> _slots;
    private bool _disposed;

    public ResultStore(QueryPlan plan, ClientVariables variables)
    {
        _plan = plan;
        _variables = variables;
        _objects = new PooledList<int>[plan.Shapes.Length];
        _slots = new PooledList<Slot>(plan.Slots.Expected);
        Root = AddObject(plan.Root, 0);
    }

    /// <summary>The root object.</summary>
    public int Root { get; }

    /// <summary>The errors that slots refer to.</summary>
    public IReadOnlyList<FieldError> Errors => _errors;

    public ref Slot this[int index] => ref _slots[index];

    /// <summary>The errors that have no place in the response.</summary>
    public List<FieldError> Unplaced { get; } = [];

    /// <summary>How many errors of sources were left out because there were too many.</summary>
    public int LeftOut { get; set; }

    /// <summary>True if there are errors beside values.</summary>
    public bool HasErrorsBeside => _beside is not null;

    /// <summary>The index of the slot of a field of an object.</summary>
    public static int IndexOf(int instance, int slot) => instance + 1 + slot;

    /// <summary>The slot of a field of an object.</summary>
    public ref Slot FieldOf(int instance, int slot) => ref _slots[instance + 1 + slot];

    /// <summary>The objects of a shape, in the order in which they were found.</summary>
    public ReadOnlySpan<int> ObjectsOf(SelectionShape shape) => _objects[shape.Id].Span;

    /// <summary>How many objects there are of a shape.</summary>
    public int CountOf(SelectionShape shape) => _objects[shape.Id].Count;

    /// <summary>The shape of an object.</summary>
    public SelectionShape ShapeOf(int instance) => _plan.Shapes[_slots[instance].Reference];

    /// <summary>The plan's id of an object's type.</summary>
    public int TypeOf(int instance) => _slots[instance].Start >> LaterBits;

    /// <summary>Adds an object with empty slots.</summary>
    public int AddObject(SelectionShape shape, int type)
    {
        var start = _slots.AddDefaults(1 + shape.Fields.Length);
        _slots[start] = Slot.Header(shape.Id, (type << LaterBits) | (AddsLater ? Later : 0));
        _objects[shape.Id].Add(start);
        return start;
    }

    /// <summary>Adds a list with the given items.</summary>
    public Slot AddList(ReadOnlySpan<Slot> items)
    {
        var start = _slots.AddDefaults(items.Length);
        items.CopyTo(_slots.Span[start..]);
        return Slot.List(start, items.Length);
    }

    /// <summary>Keeps the bytes that a source answered; leaves refer to it by the number.</summary>
    public int AddAnswer(byte[] bytes)
    {
        _answers.Add(bytes);
        return _answers.Count - 1;
    }

    /// <summary>Disposes <paramref name="memory"/> together with the store.</summary>
    public void Own(IDisposable memory) => _owned.Add(memory);

    /// <summary>Adds an error that slots can refer to.</summary>
    public int AddError(FieldError error)
    {
        _errors.Add(error);
        return _errors.Count - 1;
    }

    /// <summary>The error of a field that is the same wherever it happens.</summary>
    public int AddErrorOnce(SelectionField field, FieldError error)
    {
        _fieldErrors ??= [];
        if (!_fieldErrors.TryGetValue((field, error.Message), out var number))
        {
            _fieldErrors.Add((field, error.Message), number = AddError(error));
        }

        return number;
    }

    /// <summary>The error of a field that a source has left out of an object.</summary>
    public int AddLeftOut(SelectionField field, string source)
    {
        _leftOut ??= [];
        if (!_leftOut.TryGetValue((field, source), out var number))
        {
            number = AddError(
                new FieldError(
                    $"The source '{source}' did not deliver '{field.Definition.Coordinate}'.",
                    ResponseErrorCodes.InvalidResponse,
                    source
                )
            );
            _leftOut.Add((field, source), number);
        }

        return number;
    }

    /// <summary>Adds an error at a slot that has a value, or another error already.</summary>
    public void AddErrorBeside(int index, Slot error)
    {
        _beside ??= [];
        if (!_beside.TryGetValue(index, out var errors))
        {
            _beside.Add(index, errors = []);
        }

        errors.Add(error);
    }

    /// <summary>The errors beside what is in a slot.</summary>
    public ReadOnlySpan<Slot> ErrorsBeside(int index) =>
        _beside is not null && _beside.TryGetValue(index, out var errors) ? CollectionsMarshal.AsSpan(errors) : [];

    /// <summary>
    /// Remembers what a source owes of an object that it gave no part of, in case another source delivers the object.
    /// </summary>
    public void Owe(int index, ReadPlace place)
    {
        _owed ??= [];
        if (!_owed.TryGetValue(index, out var owed))
        {
            _owed.Add(index, owed = []);
        }

        owed.Add(new Owed(place, this[index]));
    }

    /// <summary>What is owed of the object in a slot. Given once.</summary>
    public ReadOnlySpan<Owed> TakeOwed(int index) =>
        _owed is not null && _owed.Remove(index, out var owed) ? CollectionsMarshal.AsSpan(owed) : [];

    /// <summary>The bytes of a leaf, as the source wrote them.</summary>
    public ReadOnlySpan<byte> BytesOf(in Slot leaf) => _answers[leaf.Reference].AsSpan(leaf.Start, leaf.Length);

    /// <summary>The source's answer that a leaf's bytes are in.</summary>
    public byte[] AnswerOf(in Slot leaf) => _answers[leaf.Reference];

    /// <summary>
    /// Puts a value on one line, as the response is where responses are streamed: the line ends between its tokens, the only
    /// ones that JSON has, become spaces.
    /// </summary>
    public void JoinLines(int answer, int start, int length)
    {
        var rest = _answers[answer].AsSpan(start, length);
        while (rest.IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var at)
        {
            rest[at] = (byte)' ';
            rest = rest[(at + 1)..];
        }
    }

    /// <summary>Marks an object as one that does not exist: it is null for the client.</summary>
    public void MarkAbsent(int instance) => _slots[instance].Length = 1;

    /// <summary>True if the object proved not to exist.</summary>
    public bool IsAbsent(int instance) => _slots[instance].Length > 0;

    /// <summary>Marks an object of which nobody can say whether it exists: it is null for the client, for this reason.</summary>
    public void MarkUnproven(int instance, int error) => _slots[instance].Length = -1 - error;

    /// <summary>Why nobody can say whether an object exists; -1 if that is known.</summary>
    public int ErrorOf(int instance) => Math.Max(-1, -1 - _slots[instance].Length);

    /// <summary>Makes what is known of the existence of one object known of another.</summary>
    public void CopyExistence(int from, int to)
    {
        if (_slots[from].Length != 0)
        {
            _slots[to].Length = _slots[from].Length;
        }
    }

    /// <summary>True while objects are added that belong to items of streamed lists that come later.</summary>
    public bool AddsLater { get; set; }

    /// <summary>True if an object belongs to an item of a streamed list that comes later.</summary>
    public bool IsLater(int instance) => (_slots[instance].Start & Later) != 0;

    /// <summary>The index from which on the items of a streamed list come later; -1 if the client gave none that can be.</summary>
    public int FirstLaterItem(SelectionField field) => field.Stream!.InitialCount(_variables);

    /// <inheritdoc />
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _plan.Slots.Observe(_slots.Count);
        _slots.Dispose();
        for (var i = 0; i < _objects.Length; i++)
        {
            _objects[i].Dispose();
        }

        foreach (var owned in _owned)
        {
            owned.Dispose();
        }
    }
}

/// <summary>What a source was to deliver of an object, and what it gave instead.</summary>
/// <param name="Place">What was to be read.</param>
/// <param name="Instead">Null or an error.</param>
internal readonly record struct Owed(ReadPlace Place, Slot Instead);
