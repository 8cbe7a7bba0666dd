namespace Graph.Fusion.Execution.Results;

/// <summary>
/// One value of the composed response: a reference into a source's answer, or to a block of other slots. Never the
/// value itself.
/// </summary>
internal struct Slot
{
    private const int KindBits = 3;

    /// <summary>The kind in the low bits; above them the answer that a leaf is in or the number of an error.</summary>
    private int _tag;

    /// <summary>The offset of a leaf's bytes, or the first slot of an object's or list's block.</summary>
    public int Start;

    /// <summary>The length of a leaf in bytes, or of a list in items.</summary>
    public int Length;

    /// <summary>What the slot holds.</summary>
    public readonly SlotKind Kind => (SlotKind)(_tag & ((1 << KindBits) - 1));

    /// <summary>The answer that a leaf is in, or the number of an error.</summary>
    public readonly int Reference => _tag >> KindBits;

    public static Slot Null => new() { _tag = (int)SlotKind.Null };

    public static Slot Leaf(int answer, int start, int length) =>
        new()
        {
            _tag = (answer << KindBits) | (int)SlotKind.Leaf,
            Start = start,
            Length = length,
        };

    public static Slot Object(int start) => new() { _tag = (int)SlotKind.Object, Start = start };

    public static Slot List(int start, int length) =>
        new()
        {
            _tag = (int)SlotKind.List,
            Start = start,
            Length = length,
        };

    public static Slot Error(int error) => new() { _tag = (error << KindBits) | (int)SlotKind.Error };

    /// <summary>The head of an object's block: its shape and type.</summary>
    public static Slot Header(int shape, int type) =>
        new() { _tag = (shape << KindBits) | (int)SlotKind.Header, Start = type };
}

/// <summary>What a <see cref="Slot"/> holds.</summary>
internal enum SlotKind
{
    /// <summary>Nothing yet.</summary>
    Missing,

    /// <summary>Null, as the source said.</summary>
    Null,

    /// <summary>A scalar, or any JSON for a custom scalar.</summary>
    Leaf,

    /// <summary>An object.</summary>
    Object,

    /// <summary>A list.</summary>
    List,

    /// <summary>Nothing, for a reason.</summary>
    Error,

    /// <summary>The head of an object's block. <see cref="Slot.Length"/> is not 0 if the object proved not to exist.</summary>
    Header,
}
