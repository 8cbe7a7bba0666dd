using System.Buffers;
using System.Runtime.CompilerServices;

namespace Graph.Language;

/// <summary>The classes of bytes that the grammar distinguishes.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Appendix-Grammar-Summary.Lexical-Tokens"/></remarks>
internal static class CharacterClass
{
    /// <summary>What ends a run of plain characters in a string, and in a block string.</summary>
    public static readonly SearchValues<byte> StringStops = SearchValues.Create("\"\\\r\n"u8);

    /// <summary>What may stand between tokens of one line.</summary>
    public static readonly SearchValues<byte> Blank = SearchValues.Create(" \t,"u8);

    private const byte NameStart = 1;
    private const byte NameContinue = 2;

    private static readonly byte[] Classes = CreateClasses();

    /// <summary>A letter or an underscore.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNameStart(byte value) => (Classes[value] & NameStart) != 0;

    /// <summary>A letter, a digit or an underscore.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNameContinue(byte value) => (Classes[value] & NameContinue) != 0;

    private static byte[] CreateClasses()
    {
        var classes = new byte[256];
        foreach (var value in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_"u8)
        {
            classes[value] = NameStart | NameContinue;
        }

        foreach (var value in "0123456789"u8)
        {
            classes[value] = NameContinue;
        }

        return classes;
    }
}
