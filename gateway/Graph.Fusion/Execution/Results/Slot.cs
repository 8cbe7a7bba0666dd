namespace Graph.Fusion.Execution.Results;

/// <summary>
/// One value of the composed response: a reference into a source's answer, or to a block of other slots. Never the
/// value itself.
/// </summary>
internal struct Slot
{
    private const int KindBits = 3;

    // What Length tells of an error, in its low bits.
    private const int CollateralMark = 1;
    private const int ConsequenceMark = 2;
    private const int MarkBits = 2;

    /// <summary>The depth of an error that happened right where it stands, or of which no more is known.</summary>
    private const int AllOfThePath = int.MaxValue;

    /// <summary>The kind in the low bits; above them the answer that a leaf is in or the number of an error.</summary>
    private int _tag;

    /// <summary>The offset of a leaf's bytes, the first slot of an object's or list's block, or the depth of an error.</summary>
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

    /// <summary>A failure.</summary>
    /// <param name="error">The number of the error.</param>
    /// <param name="depth">How many steps of the error's own path lead to this slot.</param>
    public static Slot Error(int error, int depth = AllOfThePath) =>
        new()
        {
            _tag = (error << KindBits) | (int)SlotKind.Error,
            Start = depth,
            Length = 0,
        };

    /// <summary>What is missing because another field has failed, and null was carried up to an object that it is in too.</summary>
    /// <param name="error">The number of the error.</param>
    /// <param name="depth">How many steps of the error's own path lead to the object.</param>
    /// <param name="height">How many fields lead from there to the object that the slot belongs to: 0 if it is the same.</param>
    public static Slot Collateral(int error, int depth, int height = 0) =>
        new()
        {
            _tag = (error << KindBits) | (int)SlotKind.Error,
            Start = depth,
            Length = (height << MarkBits) | CollateralMark,
        };

    /// <summary>What is missing because something else is that it is made of.</summary>
    public static Slot Consequence(int error) =>
        new()
        {
            _tag = (error << KindBits) | (int)SlotKind.Error,
            Start = AllOfThePath,
            Length = ConsequenceMark,
        };

    /// <summary>True for an error that happened elsewhere in the object, or in one above.</summary>
    public readonly bool IsCollateral => (Length & ((1 << MarkBits) - 1)) == CollateralMark;

    /// <summary>How many fields lead from the object that a collateral error took to the one that the slot belongs to.</summary>
    public readonly int Height => Length >> MarkBits;

    /// <summary>True for an error that only follows from another one.</summary>
    public readonly bool IsConsequence => Length == ConsequenceMark;

    /// <summary>How many steps of an error's own path lead here.</summary>
    public readonly int Depth => Start;

    /// <summary>The head of an object's block: its shape, and its type with what else is known of it from the start.</summary>
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

    /// <summary>The head of an object's block. <see cref="Slot.Length"/> is positive if the object proved not to exist, negative if nobody can say.</summary>
    Header,
}
