namespace Graph.Language;

/// <summary>A text that was expected to be well-formed is not.</summary>
public sealed class SyntaxException(SyntaxError error)
    : Exception($"{error.Message} (line {error.Location.Line}, column {error.Location.Column})")
{
    /// <summary>What is wrong, and where.</summary>
    public SyntaxError Error { get; } = error;
}
