using System.Text.Json;

namespace Graph.Execution.Tests.Differential;

/// <summary>A type system document and what the reference implementation thinks of it.</summary>
/// <param name="Index">Which one of its seed.</param>
/// <param name="Made">How the document was broken on purpose.</param>
/// <param name="Document">The document.</param>
/// <param name="SyntaxError">Where it cannot be parsed.</param>
/// <param name="Errors">Why it is no valid schema.</param>
internal sealed record SdlCase(int Index, string[] Made, string Document, Place? SyntaxError, string[]? Errors)
{
    /// <summary>True if the document is a valid schema.</summary>
    public bool IsValid => SyntaxError is null && Errors is null;

    public override string ToString() => $"{Index} [{string.Join(' ', Made)}]";
}

/// <summary>A schema and what introspection says about it.</summary>
/// <param name="Name">What it is called in messages.</param>
/// <param name="Document">Its document.</param>
/// <param name="Introspection">The data of the response to the introspection query.</param>
internal sealed record IntrospectedSchema(string Name, string Document, JsonElement Introspection);

/// <summary>How a schema that was rebuilt of introspection differs from its document.</summary>
/// <param name="Name">What it is called in messages.</param>
/// <param name="Difference">Definitions that differ; null for none.</param>
internal sealed record RebuiltSchema(string Name, JsonElement? Difference);
