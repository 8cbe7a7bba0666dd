namespace Graph.Annotations.Reading;

/// <summary>Methods that give back this type are completed by a convention of the library that has the type.</summary>
/// <param name="convention">A <see cref="ResultConvention"/> with an empty constructor.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ResultConventionAttribute(Type convention) : Attribute
{
    public Type Convention { get; } = convention;
}
