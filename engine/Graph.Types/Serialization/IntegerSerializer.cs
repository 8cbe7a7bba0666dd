using System.Globalization;
using System.Numerics;

namespace Graph.Types.Serialization;

/// <summary>Writes whole numbers as JSON numbers.</summary>
/// <param name="rangeError">
/// Given where the C# type is wider than 32 bits and the GraphQL type is not: makes the sentence for a value beyond.
/// </param>
internal sealed class IntegerSerializer<T>(Func<string, string>? rangeError = null) : LeafSerializer<T>
    where T : struct, IBinaryInteger<T>
{
    public override bool MayFail => rangeError is not null;

    public override bool Validate(T value, out string? error)
    {
        if (rangeError is not null && (long.CreateSaturating(value) is < int.MinValue or > int.MaxValue))
        {
            error = rangeError(value.ToString(null, CultureInfo.InvariantCulture));
            return false;
        }

        error = null;
        return true;
    }

    public override void Write(JsonWriter writer, T value)
    {
        if (typeof(T) == typeof(ulong))
        {
            var destination = writer.Reserve(20);
            value.TryFormat(destination, out var written, default, CultureInfo.InvariantCulture);
            writer.Advance(written);
            return;
        }

        writer.WriteNumber(long.CreateTruncating(value));
    }
}
