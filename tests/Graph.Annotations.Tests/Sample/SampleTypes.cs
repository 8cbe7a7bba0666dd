using Graph.Types;

namespace Graph.Annotations.Tests.Sample;

/// <summary>The types of the sample, as an assembly would hold them.</summary>
internal static class SampleTypes
{
    public static readonly Type[] All =
    [
        .. typeof(SampleTypes).Assembly.GetTypes().Where(type => type.Namespace == typeof(SampleTypes).Namespace),
    ];

    public static readonly Schema Schema = Annotated.Schema(All);

    public static OutputField Field(string type, string field) =>
        ((ComplexType)Schema.FindType(type)!).FindField(field)!;
}
