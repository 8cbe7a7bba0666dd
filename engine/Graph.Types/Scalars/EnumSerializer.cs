using System.Collections.Frozen;
using Graph.Types.Serialization;

namespace Graph.Types;

/// <summary>Writes the values of a C# enum by their GraphQL names, which are encoded once.</summary>
/// <typeparam name="TEnum">The C# enum behind <see cref="EnumType.RuntimeType"/>.</typeparam>
public sealed class EnumSerializer<TEnum> : LeafSerializer<TEnum>
    where TEnum : struct, Enum
{
    private readonly FrozenDictionary<TEnum, byte[]> _names;
    private readonly string _typeName;

    /// <summary>A serializer for the values of <paramref name="type"/> that are bound to a C# value.</summary>
    public EnumSerializer(EnumType type)
    {
        _typeName = type.Name;
        var names = new Dictionary<TEnum, byte[]>(type.Values.Length);
        foreach (var value in type.Values)
        {
            if (value.RuntimeValue is TEnum runtime)
            {
                names.TryAdd(runtime, [(byte)'"', .. System.Text.Encoding.UTF8.GetBytes(value.Name), (byte)'"']);
            }
        }

        _names = names.ToFrozenDictionary();
    }

    /// <inheritdoc />
    public override bool MayFail => true;

    /// <inheritdoc />
    public override bool Validate(TEnum value, out string? error)
    {
        error = _names.ContainsKey(value) ? null : $"Enum \"{_typeName}\" cannot represent value: {value}";
        return error is null;
    }

    /// <inheritdoc />
    public override void Write(JsonWriter writer, TEnum value) => writer.WriteRaw(_names[value]);
}
