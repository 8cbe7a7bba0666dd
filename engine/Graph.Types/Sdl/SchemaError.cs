using Graph.Language;

namespace Graph.Types.Sdl;

/// <summary>One reason why a document is no valid schema.</summary>
/// <param name="Message">What is wrong and what is expected, naming the member by its coordinate.</param>
/// <param name="Coordinate">The schema coordinate of the member, as <c>Type.field(argument:)</c>; null for the whole.</param>
/// <param name="Location">Where it stands in the document; <see cref="Location.None"/> for a document that was made.</param>
public sealed record SchemaError(string Message, string? Coordinate = null, Location Location = default)
{
    /// <inheritdoc />
    public override string ToString() => Location.IsKnown ? $"({Location.Line}:{Location.Column}) {Message}" : Message;
}
