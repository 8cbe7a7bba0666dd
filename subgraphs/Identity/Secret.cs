using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Graph.Identity;

/// <summary>A random text that proves something to whoever sends it back. Only its hash is kept.</summary>
/// <param name="Text">32 random bytes in base64url.</param>
/// <param name="Hash">SHA-256 of the text: random enough that nothing slower is needed.</param>
internal sealed record Secret(string Text, byte[] Hash)
{
    private const int Bytes = 32;
    private const int MaxLength = 128;

    /// <summary>A new one.</summary>
    public static Secret New()
    {
        var text = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        return new Secret(text, HashOf(text));
    }

    /// <summary>The hash of what somebody has sent.</summary>
    public static byte[] HashOf(string text) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(text.Length > MaxLength ? text[..MaxLength] : text));
}
