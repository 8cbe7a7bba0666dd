namespace Graph.Language;

/// <summary>Why a text could not be parsed.</summary>
/// <param name="Message">A sentence for the author of the text, beginning with <c>Syntax Error:</c>.</param>
/// <param name="Location">Where: of the unexpected token, or of the character that breaks a token.</param>
/// <param name="Code">One of <see cref="SyntaxErrorCodes"/>.</param>
public sealed record SyntaxError(string Message, Location Location, string Code);
