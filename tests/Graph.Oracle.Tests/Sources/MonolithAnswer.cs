using System.Text.Json;

namespace Graph.Oracle.Tests.Sources;

/// <summary>What the unsplit schema says to an operation.</summary>
/// <param name="Data">The data; undefined if the request as a whole failed.</param>
/// <param name="Errors">The errors that the reference implementation happened to report.</param>
/// <param name="Possible">Every error that an execution may report: those that it meets if no field is non-null.</param>
/// <param name="Events">Of a subscription: what it answers to each event.</param>
/// <param name="Invalid">Why the operation is not valid; null if it is.</param>
internal sealed record MonolithAnswer(
    JsonElement Data,
    FieldError[]? Errors,
    FieldError[]? Possible,
    MonolithAnswer[]? Events,
    string[]? Invalid
)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { MaxDepth = 512 };
}

/// <summary>An error of a response.</summary>
/// <param name="Message">The message.</param>
/// <param name="Path">The path; null for an error of the whole request.</param>
internal sealed record FieldError(string Message, JsonElement? Path)
{
    /// <summary>The path as text; empty for none.</summary>
    public string PathText => Path is { ValueKind: JsonValueKind.Array } path ? path.GetRawText() : "";

    public override string ToString() => $"{PathText} {Message}";
}
