using System.Text;

namespace Graph.Fuzz.Targets;

/// <summary>Bytes as text, where they are text.</summary>
internal static class Utf8Text
{
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>The text; null if the bytes are no UTF-8.</summary>
    public static string? TryRead(byte[] utf8) =>
        System.Text.Unicode.Utf8.IsValid(utf8) ? Strict.GetString(utf8) : null;

    /// <summary>The text, with replacements for what is no UTF-8.</summary>
    public static string Read(byte[] utf8) => Encoding.UTF8.GetString(utf8);
}
