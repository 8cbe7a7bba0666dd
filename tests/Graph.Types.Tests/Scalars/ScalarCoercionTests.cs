using System.Buffers;
using System.Text;
using System.Text.Json;
using Graph.Language;
using Graph.Types.Serialization;

namespace Graph.Types.Tests.Scalars;

public sealed class ScalarCoercionTests
{
    [Theory]
    [InlineData("Int", "1", 1)]
    [InlineData("Int", "-2147483648", int.MinValue)]
    [InlineData("Int", "2147483648", "Int cannot represent non 32-bit signed integer value: 2147483648")]
    [InlineData("Int", "1.0", "Int cannot represent non-integer value: 1.0")]
    [InlineData("Int", "\"abc\"", "Int cannot represent non-integer value: \"abc\"")]
    [InlineData("Int", "true", "Int cannot represent non-integer value: true")]
    [InlineData("Int", "[1]", "Int cannot represent non-integer value: [1]")]
    [InlineData("Float", "1", 1.0)]
    [InlineData("Float", "1.5e3", 1500.0)]
    [InlineData("Float", "1e999", "Float cannot represent non numeric value: 1e999")]
    [InlineData("Float", "\"1\"", "Float cannot represent non numeric value: \"1\"")]
    [InlineData("String", "\"a\\nb\"", "a\nb")]
    [InlineData("String", "1", "String cannot represent a non string value: 1")]
    [InlineData("String", "ENUM", "String cannot represent a non string value: ENUM")]
    [InlineData("Boolean", "false", false)]
    [InlineData("Boolean", "\"true\"", "Boolean cannot represent a non boolean value: \"true\"")]
    [InlineData("Boolean", "0", "Boolean cannot represent a non boolean value: 0")]
    [InlineData("ID", "\"a\"", "a")]
    [InlineData("ID", "12345678901234567890", "12345678901234567890")]
    [InlineData("ID", "1.0", "ID cannot represent a non-string and non-integer value: 1.0")]
    [InlineData("ID", "true", "ID cannot represent a non-string and non-integer value: true")]
    [InlineData("Long", "9223372036854775807", long.MaxValue)]
    [InlineData(
        "Long",
        "9223372036854775808",
        "Long cannot represent non 64-bit signed integer value: 9223372036854775808"
    )]
    public void A_literal_is_coerced_or_refused_with_its_text(string scalar, string literal, object expected)
    {
        var coerced = Coercion(scalar)
            .TryParseLiteral(Utf8GraphQLParser.ParseConstValue(literal), out var value, out var error);

        AssertOutcome(scalar, expected, coerced, value, error);
    }

    [Theory]
    [InlineData("Int", "1.0", 1)]
    [InlineData("Int", "1e3", 1000)]
    [InlineData("Int", "1.5", "Int cannot represent non-integer value: 1.5")]
    [InlineData("Int", "1e10", "Int cannot represent non 32-bit signed integer value: 1e10")]
    [InlineData("Int", "\"1\"", "Int cannot represent non-integer value: \"1\"")]
    [InlineData("Int", "{}", "Int cannot represent non-integer value: {}")]
    [InlineData("Float", "3", 3.0)]
    [InlineData("Float", "1e999", "Float cannot represent non numeric value: 1e999")]
    [InlineData("Float", "\"3\"", "Float cannot represent non numeric value: \"3\"")]
    [InlineData("String", "\"\\u0061\"", "a")]
    [InlineData("String", "\"\\ud800\"", "String cannot represent a non string value: \"\\ud800\"")]
    [InlineData("String", "3", "String cannot represent a non string value: 3")]
    [InlineData("Boolean", "true", true)]
    [InlineData("Boolean", "1", "Boolean cannot represent a non boolean value: 1")]
    [InlineData("ID", "4", "4")]
    [InlineData("ID", "\"x\"", "x")]
    [InlineData("ID", "4.0", "ID cannot represent a non-string and non-integer value: 4.0")]
    [InlineData("Long", "9007199254740993", 9007199254740993L)]
    [InlineData("Long", "1.5", "Long cannot represent non 64-bit signed integer value: 1.5")]
    [InlineData("Long", "\"1\"", "Long cannot represent non 64-bit signed integer value: \"1\"")]
    [InlineData("Float", "\"1\"", "Float cannot represent non numeric value: \"1\"")]
    [InlineData("Int", "-3000000000", "Int cannot represent non 32-bit signed integer value: -3000000000")]
    [InlineData("ID", "true", "ID cannot represent a non-string and non-integer value: true")]
    public void A_variable_is_coerced_or_refused_with_its_text(string scalar, string json, object expected)
    {
        using var document = JsonDocument.Parse(json);

        var coerced = Coercion(scalar).TryParseValue(document.RootElement, out var value, out var error);

        AssertOutcome(scalar, expected, coerced, value, error);
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("-0.10", "-0.10")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("1.5e3", "1500")]
    [InlineData("79228162514264337593543950336", null)]
    [InlineData("1e999", null)]
    [InlineData("\"1\"", null)]
    [InlineData("true", null)]
    public void A_decimal_keeps_its_digits(string text, string? expected)
    {
        using var document = JsonDocument.Parse(text);

        Assert.Equal(
            expected is not null,
            CustomScalars.Decimal.TryParseLiteral(
                Utf8GraphQLParser.ParseConstValue(text),
                out var literal,
                out var literalError
            )
        );
        Assert.Equal(
            expected is not null,
            CustomScalars.Decimal.TryParseValue(document.RootElement, out var variable, out var variableError)
        );

        var refusal = expected is null ? $"Decimal cannot represent value: {text}" : null;
        Assert.Equal(refusal, literalError);
        Assert.Equal(refusal, variableError);
        if (expected is not null)
        {
            Assert.Equal(expected, Write(CustomScalars.Decimal, (decimal)literal!));
            Assert.Equal(literal, variable);
        }
    }

    [Theory]
    [InlineData("2026-11-21T22:05:00Z", "2026-11-21T22:05:00Z")]
    [InlineData("2026-11-21t22:05:00.120z", "2026-11-21T22:05:00.12Z")]
    [InlineData("2026-11-21T22:05:00.123456789+01:30", "2026-11-21T22:05:00.1234567+01:30")]
    [InlineData("2026-11-21T22:05:00-08:00", "2026-11-21T22:05:00-08:00")]
    [InlineData("2024-02-29T23:59:60Z", "2024-02-29T23:59:59Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999Z")]
    public void An_instant_is_read_and_written_as_RFC_3339_says(string text, string expected)
    {
        Assert.True(
            CustomScalars.DateTime.TryParseLiteral(new StringValueNode(text, false), out var value, out var error)
        );
        Assert.Null(error);
        Assert.Equal($"\"{expected}\"", Write(CustomScalars.DateTime, (DateTimeOffset)value!));
    }

    [Theory]
    [InlineData("2026-11-21")]
    [InlineData("2026-11-21T22:05:00")]
    [InlineData("2026-11-21 22:05:00Z")]
    [InlineData("2026-02-29T22:05:00Z")]
    [InlineData("2026-11-21T24:00:00Z")]
    [InlineData("2026-11-21T22:05:00.Z")]
    [InlineData("2026-11-21T22:05:00+25:00")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("2026/11-21T22:05:00Z")]
    [InlineData("2026-11/21T22:05:00Z")]
    [InlineData("2026-11-21T22.05:00Z")]
    [InlineData("2026-11-21T22:05.00Z")]
    [InlineData("x026-11-21T22:05:00Z")]
    [InlineData("2026-x1-21T22:05:00Z")]
    [InlineData("2026-11-x1T22:05:00Z")]
    [InlineData("2026-11-21Tx2:05:00Z")]
    [InlineData("2026-11-21T22:x5:00Z")]
    [InlineData("2026-11-21T22:05:x0Z")]
    [InlineData("0000-11-21T22:05:00Z")]
    [InlineData("2026-00-21T22:05:00Z")]
    [InlineData("2026-13-21T22:05:00Z")]
    [InlineData("2026-11-00T22:05:00Z")]
    [InlineData("2026-11-21T22:60:00Z")]
    [InlineData("2026-11-21T22:05:61Z")]
    [InlineData("2026-11-21T22:05:00x01:00")]
    [InlineData("2026-11-21T22:05:00+01.00")]
    [InlineData("2026-11-21T22:05:00+x1:00")]
    [InlineData("2026-11-21T22:05:00+01:x0")]
    [InlineData("2026-11-21T22:05:00+01:60")]
    [InlineData("2026-11-21T22:05:00+14:01")]
    [InlineData("2026-11-21T22:05:00.1+01:000")]
    [InlineData("yesterday")]
    [InlineData("")]
    public void What_is_no_instant_is_refused_with_an_example(string text)
    {
        Assert.False(CustomScalars.DateTime.TryParseLiteral(new StringValueNode(text, false), out _, out var error));
        Assert.Equal(
            $"DateTime cannot represent value: \"{text}\". Expected an RFC 3339 date and time with offset like "
                + "\"2026-11-21T22:05:00Z\".",
            error
        );
    }

    [Fact]
    public void A_point_in_time_is_written_as_UTC_and_needs_a_zone()
    {
        var serializer = CustomScalars.DateTime.SerializerFor<DateTime>()!;

        Assert.True(serializer.MayFail);
        Assert.False(serializer.Validate(new DateTime(2026, 1, 2), out var error));
        Assert.Contains("no time zone", error);
        Assert.Equal(
            "\"2026-01-02T03:04:05.5Z\"",
            Write(CustomScalars.DateTime, new DateTime(2026, 1, 2, 3, 4, 5, 500, DateTimeKind.Utc))
        );
    }

    [Theory]
    [InlineData("https://example.com/a?b=ü#c", true)]
    [InlineData("http://localhost:8080", true)]
    [InlineData("/a", false)]
    [InlineData("ftp://example.com", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("https://", false)]
    [InlineData("", false)]
    public void A_URL_is_absolute_with_http_or_https(string text, bool accepted)
    {
        var coerced = CustomScalars.Url.TryParseLiteral(new StringValueNode(text, false), out var value, out var error);

        Assert.Equal(accepted, coerced);
        Assert.Equal(accepted, CustomScalars.Url.SerializerFor<string>()!.Validate(text, out _));
        if (accepted)
        {
            Assert.Equal($"\"{text}\"", Write(CustomScalars.Url, (Uri)value!));
        }
        else
        {
            Assert.StartsWith($"URL cannot represent value: \"{text}\". Expected an absolute http or https", error);
        }
    }

    [Theory]
    [InlineData("DateTime", "\"2026-11-21T22:05:00Z\"", "2026-11-21T22:05:00.0000000+00:00")]
    [InlineData("DateTime", "\"2026-13-21T22:05:00Z\"", null)]
    [InlineData("DateTime", "\"2026-11-21T22:05:00.1\"", null)]
    [InlineData("DateTime", "\"20x6-11-21T22:05:00Z\"", null)]
    [InlineData("DateTime", "\"2026-11-21T22:05:00+0x:00\"", null)]
    [InlineData("DateTime", "\"0000-11-21T22:05:00Z\"", null)]
    [InlineData("DateTime", "\"2026-11-00T22:05:00Z\"", null)]
    [InlineData("DateTime", "1", null)]
    [InlineData("URL", "\"https://example.com/\"", "https://example.com/")]
    [InlineData("URL", "\"example.com\"", null)]
    [InlineData("URL", "{}", null)]
    [InlineData("UUID", "\"017f22e2-79b0-7cc3-98c4-dc0c0c07398f\"", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")]
    [InlineData("UUID", "\"017f22e279b07cc398c4dc0c0c07398f\"", null)]
    [InlineData("UUID", "[]", null)]
    public void A_variable_of_a_custom_scalar_is_read_or_refused_with_its_text(
        string scalar,
        string json,
        string? expected
    )
    {
        using var document = JsonDocument.Parse(json);

        var coerced = Coercion(scalar).TryParseValue(document.RootElement, out var value, out var error);

        Assert.Equal(expected is not null, coerced);
        Assert.Equal(
            expected,
            value is IFormattable format ? format.ToString(value is Guid ? "D" : "o", null) : value?.ToString()
        );
        if (expected is null)
        {
            Assert.StartsWith($"{scalar} cannot represent value: {json}", error);
        }
    }

    [Theory]
    [InlineData("URL")]
    [InlineData("UUID")]
    [InlineData("DateTime")]
    public void A_number_is_no_custom_scalar(string scalar)
    {
        Assert.False(Coercion(scalar).TryParseLiteral(new IntValueNode("1"), out _, out var error));
        Assert.StartsWith($"{scalar} cannot represent value: 1", error);
    }

    [Fact]
    public void An_address_is_written_as_it_was_given_where_any_text_may_stand()
    {
        var relative = new Uri("/a?b=c", UriKind.Relative);

        Assert.Equal("\"/a?b=c\"", Write(Coercion("String"), relative));
        Assert.False(Coercion("String").SerializerFor<Uri>()!.MayFail);
        Assert.True(CustomScalars.Url.SerializerFor<Uri>()!.MayFail);
        Assert.False(CustomScalars.Url.SerializerFor<Uri>()!.Validate(relative, out var error));
        Assert.StartsWith("URL cannot represent value: \"/a?b=c\"", error);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.50", "-0.50")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    public void A_decimal_is_written_with_the_digits_that_it_has(string text, string expected) =>
        Assert.Equal(
            expected,
            Write(Coercion("Float"), decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture))
        );

    [Fact]
    public void A_point_in_local_time_is_written_as_UTC()
    {
        var local = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Local);

        Assert.Equal(
            Write(CustomScalars.DateTime, new DateTimeOffset(local).ToUniversalTime()),
            Write(CustomScalars.DateTime, local)
        );
    }

    [Fact]
    public void An_unknown_scalar_writes_the_plain_types_of_CSharp_and_no_others()
    {
        Assert.Equal("1.5", Write(AnyScalarCoercion.Instance, 1.5));
        Assert.Equal("\"a\"", Write(AnyScalarCoercion.Instance, "a"));
        Assert.Equal("true", Write(AnyScalarCoercion.Instance, true));
        Assert.Null(AnyScalarCoercion.Instance.SerializerFor<DateTime>());
    }

    [Fact]
    public void A_UUID_is_read_and_written_with_hyphens()
    {
        const string Text = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";

        Assert.True(CustomScalars.Uuid.TryParseLiteral(new StringValueNode(Text, false), out var value, out _));
        Assert.Equal($"\"{Text}\"", Write(CustomScalars.Uuid, (Guid)value!));
        Assert.False(CustomScalars.Uuid.TryParseLiteral(new StringValueNode("{" + Text + "}", false), out _, out _));
    }

    [Fact]
    public void The_common_types_of_CSharp_can_be_written()
    {
        Assert.Equal("-7", Write(Coercion("Int"), -7));
        Assert.Equal("7", Write(Coercion("Int"), (byte)7));
        Assert.Equal("2147483647", Write(Coercion("Int"), 2147483647L));
        Assert.Equal("0.1", Write(Coercion("Float"), 0.1));
        Assert.Equal("0.1", Write(Coercion("Float"), 0.1f));
        Assert.Equal("1.10", Write(Coercion("Float"), 1.10m));
        Assert.Equal("18446744073709551615", Write(Coercion("Float"), ulong.MaxValue));
        Assert.Equal("\"a\\\"b\"", Write(Coercion("String"), "a\"b"));
        Assert.Equal("\"ü\"", Write(Coercion("String"), 'ü'));
        Assert.Equal("true", Write(Coercion("Boolean"), true));
        Assert.Equal("\"12\"", Write(Coercion("ID"), 12));
        Assert.Equal("\"00000000-0000-0000-0000-000000000000\"", Write(Coercion("ID"), Guid.Empty));
        Assert.Null(Coercion("Int").SerializerFor<string>());
        Assert.Null(Coercion("Boolean").SerializerFor<int>());
    }

    [Fact]
    public void A_result_beyond_its_scalar_is_refused()
    {
        Assert.False(Coercion("Int").SerializerFor<int>()!.MayFail);
        var serializer = Coercion("Int").SerializerFor<long>()!;
        Assert.True(serializer.MayFail);
        Assert.False(serializer.Validate(3_000_000_000, out var error));
        Assert.Equal("Int cannot represent non 32-bit signed integer value: 3000000000", error);
        Assert.False(Coercion("Int").SerializerFor<ulong>()!.Validate(ulong.MaxValue, out _));
        Assert.False(Coercion("Float").SerializerFor<double>()!.Validate(double.NaN, out error));
        Assert.Equal("Float cannot represent non numeric value: NaN", error);
    }

    [Fact]
    public void A_long_value_is_quoted_in_part()
    {
        Coercion("Int").TryParseLiteral(new StringValueNode(new string('x', 1_000_000), false), out _, out var error);

        Assert.True(error!.Length < 200);
        Assert.EndsWith("…", error);
    }

    [Fact]
    public void A_quoted_value_is_never_cut_within_a_character()
    {
        var text = new string('x', 98) + "\U0001F600" + new string('y', 50);

        Coercion("Int").TryParseLiteral(new StringValueNode(text, false), out _, out var error);

        Assert.Equal($"Int cannot represent non-integer value: \"{new string('x', 98)}…", error);
    }

    [Fact]
    public void A_URL_has_a_bound()
    {
        const string Host = "https://example.com/";
        var most = new StringValueNode(Host + new string('a', 8192 - Host.Length), false);

        Assert.True(CustomScalars.Url.TryParseLiteral(most, out _, out _));
        Assert.False(CustomScalars.Url.TryParseLiteral(new StringValueNode(most.Value + "a", false), out _, out _));
    }

    [Fact]
    public void Two_names_of_one_enum_value_are_written_as_the_first()
    {
        var type = new EnumType(
            "Color",
            null,
            [],
            [
                new EnumValue("RED", null, [], null) { RuntimeValue = ConsoleColor.Red },
                new EnumValue("CRIMSON", null, [], null) { RuntimeValue = ConsoleColor.Red },
                new EnumValue("FREE", null, [], null) { RuntimeValue = "of another type" },
            ]
        );

        Assert.Equal("\"RED\"", Write(new EnumSerializer<ConsoleColor>(type), ConsoleColor.Red));
    }

    [Fact]
    public void An_unknown_scalar_keeps_what_it_is_given()
    {
        using var document = JsonDocument.Parse("{\"a\": [1, 2.50]}");
        var literal = new EnumValueNode("X");

        Assert.True(AnyScalarCoercion.Instance.TryParseLiteral(literal, out var value, out _));
        Assert.Same(literal, value);
        Assert.True(AnyScalarCoercion.Instance.TryParseValue(document.RootElement, out value, out _));
        Assert.Equal("{\"a\": [1, 2.50]}", Write(AnyScalarCoercion.Instance, (JsonElement)value!));
    }

    [Fact]
    public void An_enum_value_is_written_by_its_name_and_an_unknown_one_is_refused()
    {
        var type = new EnumType(
            "Color",
            null,
            [],
            [
                new EnumValue("RED", null, [], null) { RuntimeValue = ConsoleColor.Red },
                new EnumValue("DARK_BLUE", null, [], null) { RuntimeValue = ConsoleColor.DarkBlue },
            ]
        );
        var serializer = new EnumSerializer<ConsoleColor>(type);

        Assert.True(serializer.Validate(ConsoleColor.DarkBlue, out _));
        Assert.Equal("\"DARK_BLUE\"", Write(serializer, ConsoleColor.DarkBlue));
        Assert.False(serializer.Validate(ConsoleColor.Green, out var error));
        Assert.Equal("Enum \"Color\" cannot represent value: Green", error);
    }

    private static ScalarCoercion Coercion(string name) =>
        CustomScalars.All.TryGetValue(name, out var custom)
            ? custom
            : new Types.Sdl.BuiltInScalars().Reference(name)!.Coercion;

    private static void AssertOutcome(string scalar, object expected, bool coerced, object? value, string? error)
    {
        if (expected is string message && message.StartsWith(scalar + " cannot", StringComparison.Ordinal))
        {
            Assert.False(coerced);
            Assert.Equal(message, error);
        }
        else
        {
            Assert.True(coerced, error);
            Assert.Null(error);
            Assert.Equal(expected, value);
        }
    }

    private static string Write<T>(ScalarCoercion coercion, T value) => Write(coercion.SerializerFor<T>()!, value);

    private static string Write<T>(LeafSerializer<T> serializer, T value)
    {
        Assert.True(serializer.Validate(value, out var error), error);
        var output = new ArrayBufferWriter<byte>();
        using var writer = new JsonWriter(output);
        serializer.Write(writer, value);
        writer.Flush();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
