using System.Globalization;
using System.Numerics;

namespace Graph.Types.Serialization;

/// <summary>Writes binary floating-point numbers in the shortest form that reads back as the same value.</summary>
internal sealed class FloatSerializer<T> : LeafSerializer<T>
    where T : struct, IFloatingPointIeee754<T>
{
    public override bool MayFail => true;

    public override bool Validate(T value, out string? error)
    {
        error = T.IsFinite(value)
            ? null
            : $"Float cannot represent non numeric value: {value.ToString(null, CultureInfo.InvariantCulture)}";
        return error is null;
    }

    public override void Write(JsonWriter writer, T value)
    {
        if (typeof(T) == typeof(double))
        {
            writer.WriteNumber(double.CreateTruncating(value));
            return;
        }

        value.TryFormat(writer.Reserve(32), out var written, default, CultureInfo.InvariantCulture);
        writer.Advance(written);
    }
}
