using System.Text.Json;

namespace Graph.Execution.Tests.Differential;

/// <summary>A document and what the reference implementation thinks of it.</summary>
/// <param name="Index">Which one of its seed.</param>
/// <param name="Schema">The schema's file, without its extension.</param>
/// <param name="Made">How the document was broken on purpose.</param>
/// <param name="Document">The document.</param>
/// <param name="Variables">The variables.</param>
/// <param name="OperationName">The operation to run.</param>
/// <param name="SyntaxError">Where it cannot be parsed.</param>
/// <param name="Errors">Why it is not valid.</param>
/// <param name="Response">The response, if it was executed.</param>
internal sealed record OracleCase(
    int Index,
    string Schema,
    string[] Made,
    string Document,
    JsonElement Variables,
    string? OperationName,
    Place? SyntaxError,
    OracleError[]? Errors,
    JsonElement? Response
);

/// <summary>A validation error of the reference implementation.</summary>
/// <param name="Rule">The rule, without <c>Rule</c>.</param>
/// <param name="Locations">Where.</param>
/// <param name="Message">The message.</param>
/// <param name="InTypeSystem">True if it is inside the definition of a type, which no request may have.</param>
internal sealed record OracleError(string Rule, Place[] Locations, string Message, bool InTypeSystem = false);

/// <summary>A line and a column, from 1.</summary>
internal sealed record Place(int Line, int Column) : IComparable<Place>
{
    public int CompareTo(Place? other) => (Line, Column).CompareTo((other!.Line, other.Column));

    public override string ToString() => $"{Line}:{Column}";
}
