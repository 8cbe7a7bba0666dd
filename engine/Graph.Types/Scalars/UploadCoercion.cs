using System.Text.Json;
using Graph.Language;
using Graph.Types.Serialization;

namespace Graph.Types;

/// <summary>
/// Upload: a file of a multipart request. No text stands for a file: the transport says which nulls of the variables are
/// files, and they never come here.
/// </summary>
/// <remarks><see href="https://github.com/jaydenseric/graphql-multipart-request-spec"/></remarks>
public sealed class UploadCoercion : ScalarCoercion
{
    public static readonly UploadCoercion Instance = new();

    private UploadCoercion() { }

    /// <inheritdoc />
    public override bool TryParseLiteral(ValueNode literal, out object? value, out string? error)
    {
        value = null;
        error =
            "Upload cannot be written in the document: declare a variable, and send the file in a multipart request.";
        return false;
    }

    /// <inheritdoc />
    public override bool TryParseValue(JsonElement json, out object? value, out string? error)
    {
        value = null;
        error = "Upload must be null in the variables, and a file of a multipart request whose map leads here.";
        return false;
    }

    /// <inheritdoc />
    public override LeafSerializer<T>? SerializerFor<T>() => null;
}
