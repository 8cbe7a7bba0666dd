namespace Graph.Annotations;

/// <summary>The public static methods of the class are fields of <typeparamref name="T"/>'s object type.</summary>
/// <typeparam name="T">The C# type of the objects.</typeparam>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ObjectTypeAttribute<T> : Attribute, ITypeExtensionAttribute
{
    Type ITypeExtensionAttribute.Extended => typeof(T);
}
