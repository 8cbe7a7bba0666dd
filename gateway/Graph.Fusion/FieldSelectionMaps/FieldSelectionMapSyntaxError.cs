namespace Graph.Fusion.FieldSelectionMaps;

/// <summary>Why a text is no field selection map.</summary>
/// <param name="Message">A sentence: what was expected and what was found.</param>
/// <param name="Offset">Where, in characters from the start of the text.</param>
public sealed record FieldSelectionMapSyntaxError(string Message, int Offset)
{
    /// <inheritdoc />
    public override string ToString() => $"{Message} (at character {Offset + 1})";
}
