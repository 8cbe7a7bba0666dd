using System.Text;
using Graph.Types;

namespace Graph.Fusion.Planning;

/// <summary>The names of an enum's values as JSON strings, to be found by their bytes.</summary>
internal sealed class EnumValueNames
{
    private readonly byte[]?[] _table;

    private EnumValueNames(List<byte[]> names)
    {
        _table = new byte[]?[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(names.Count * 2 + 1))];
        foreach (var name in names)
        {
            var at = Hash(name) & (_table.Length - 1);
            while (_table[at] is not null)
            {
                at = (at + 1) & (_table.Length - 1);
            }

            _table[at] = name;
        }
    }

    /// <summary>The values of an enum; none if there is no enum.</summary>
    public static EnumValueNames Of(EnumType? type) =>
        new(type is null ? [] : [.. type.Values.Select(value => Encoding.UTF8.GetBytes($"\"{value.Name}\""))]);

    /// <summary>True if the JSON string is one of the names.</summary>
    public bool Contains(ReadOnlySpan<byte> json)
    {
        for (var at = Hash(json) & (_table.Length - 1); _table[at] is { } name; at = (at + 1) & (_table.Length - 1))
        {
            if (json.SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    // Names differ in their length and ends more often than not; equality is decided by the bytes.
    private static int Hash(ReadOnlySpan<byte> json) =>
        json.Length * 31
        + json[json.Length / 2] * 17
        + json[Math.Max(0, json.Length - 2)] * 7
        + json[Math.Min(1, json.Length - 1)];
}
