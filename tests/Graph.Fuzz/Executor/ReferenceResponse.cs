using System.Text.Json.Nodes;

namespace Graph.Fuzz.Executor;

/// <summary>What the reference answers.</summary>
/// <param name="IsRequestError">True if the request is refused before anything is executed.</param>
/// <param name="Data">The data.</param>
/// <param name="Errors">The errors, in the order of the response.</param>
internal sealed record ReferenceResponse(bool IsRequestError, JsonNode? Data, IReadOnlyList<ReferenceError> Errors)
{
    /// <summary>The request is refused.</summary>
    public static readonly ReferenceResponse Refused = new(true, null, []);
}

/// <summary>An error of the reference.</summary>
/// <param name="Path">The path as JSON.</param>
/// <param name="Message">The message; null where the words are the engine's own.</param>
internal sealed record ReferenceError(string Path, string? Message);
