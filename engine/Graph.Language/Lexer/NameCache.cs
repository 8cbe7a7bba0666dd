using System.Runtime.InteropServices;
using System.Text;

namespace Graph.Language;

/// <summary>
/// Shares the strings of names that occur again and again, within a document and between documents. A fixed number of
/// places, each overwritten by the name that comes last: it can be wrong about nothing, and never grows.
/// </summary>
internal static class NameCache
{
    private const int Places = 4096;
    private const int MaxLength = 48;

    // Only whole references are read and written, which .NET does atomically: a race costs a string, no more.
    private static readonly string?[] Names = new string?[Places];

    /// <summary>The string of an ASCII name.</summary>
    public static string Get(ReadOnlySpan<byte> name)
    {
        if (name.Length > MaxLength)
        {
            return Encoding.ASCII.GetString(name);
        }

        ref var place = ref Names[Hash(name) & (Places - 1)];
        var known = place;
        if (known is not null && Ascii.Equals(name, known))
        {
            return known;
        }

        known = Encoding.ASCII.GetString(name);
        place = known;
        return known;
    }

    private static uint Hash(ReadOnlySpan<byte> name)
    {
        var hash = (ulong)name.Length * 0x9E3779B97F4A7C15;
        while (name.Length >= sizeof(ulong))
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(name)) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 29;
            name = name[sizeof(ulong)..];
        }

        foreach (var value in name)
        {
            hash = (hash ^ value) * 0x100000001B3;
        }

        return (uint)(hash ^ (hash >> 32));
    }
}
