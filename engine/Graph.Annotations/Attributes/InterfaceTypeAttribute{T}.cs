namespace Graph.Annotations;

/// <summary>
/// The public static methods of the class are fields of <typeparamref name="T"/>'s interface and of every object type
/// that implements it and has no such field itself.
/// </summary>
/// <typeparam name="T">A C# type with <see cref="InterfaceTypeAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InterfaceTypeAttribute<T> : Attribute, ITypeExtensionAttribute
{
    Type ITypeExtensionAttribute.Extended => typeof(T);
}
