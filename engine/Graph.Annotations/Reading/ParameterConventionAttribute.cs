namespace Graph.Annotations.Reading;

/// <summary>Parameters of the type are read by a convention of the library that has the type.</summary>
/// <param name="convention">A <see cref="ParameterConvention"/> with an empty constructor.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ParameterConventionAttribute(Type convention) : Attribute
{
    public Type Convention { get; } = convention;
}
