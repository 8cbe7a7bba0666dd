namespace Graph.Types.Serialization;

/// <summary>Writes points in time that know their zone: UTC or local, as UTC.</summary>
internal sealed class DateTimeSerializer : LeafSerializer<DateTime>
{
    private static readonly DateTimeOffsetSerializer Inner = new();

    public override bool MayFail => true;

    public override bool Validate(DateTime value, out string? error)
    {
        error =
            value.Kind == DateTimeKind.Unspecified
                ? $"DateTime cannot represent value: {value:s}. It has no time zone; use UTC or a DateTimeOffset."
                : null;
        return error is null;
    }

    public override void Write(JsonWriter writer, DateTime value) => Inner.Write(writer, value.ToUniversalTime());
}
