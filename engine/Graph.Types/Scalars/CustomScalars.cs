using System.Collections.Immutable;

namespace Graph.Types;

/// <summary>The custom scalars that the engine itself knows, by name.</summary>
public static class CustomScalars
{
    /// <summary>An instant, written as RFC 3339 says; runtime value <see cref="DateTimeOffset"/>.</summary>
    public static readonly ScalarCoercion DateTime = new DateTimeCoercion();

    /// <summary>An absolute address with http or https; runtime value <see cref="Uri"/>.</summary>
    public static readonly ScalarCoercion Url = new UrlCoercion();

    /// <summary>A whole number of 64 bits with sign; runtime value <see cref="long"/>.</summary>
    public static readonly ScalarCoercion Long = new LongCoercion();

    /// <summary>An exact decimal number; runtime value <see cref="decimal"/>.</summary>
    public static readonly ScalarCoercion Decimal = new DecimalCoercion();

    /// <summary>A UUID in its usual form with hyphens; runtime value <see cref="Guid"/>.</summary>
    public static readonly ScalarCoercion Uuid = new UuidCoercion();

    /// <summary>A file of a multipart request; its runtime value is the transport's.</summary>
    public static readonly ScalarCoercion Upload = UploadCoercion.Instance;

    /// <summary><c>DateTime</c>, <c>URL</c>, <c>Long</c>, <c>Decimal</c>, <c>UUID</c> and <c>Upload</c>.</summary>
    public static readonly ImmutableDictionary<string, ScalarCoercion> All = ImmutableDictionary
        .Create<string, ScalarCoercion>(StringComparer.Ordinal)
        .Add("DateTime", DateTime)
        .Add("URL", Url)
        .Add("Long", Long)
        .Add("Decimal", Decimal)
        .Add("UUID", Uuid)
        .Add("Upload", Upload);
}
