using System.Reflection;

namespace Graph.Annotations.Binding;

/// <summary>How one field of an input object reaches its C# class.</summary>
/// <param name="Index">The field's index in its input object.</param>
/// <param name="Property">The property of the class.</param>
/// <param name="Parameter">The constructor's parameter, if the constructor takes it.</param>
/// <param name="Reader">Reads the value.</param>
internal sealed record InputMember(int Index, PropertyInfo Property, ParameterInfo? Parameter, InputReader Reader)
{
    /// <summary>The constructor that fills the class: the one with the most parameters; null for a plain struct.</summary>
    public static ConstructorInfo? ConstructorOf(Type type) =>
        type.GetConstructors(BindingFlags.Instance | BindingFlags.Public)
            .Where(constructor => constructor.GetParameters() is not [{ } only] || only.ParameterType != type)
            .MaxBy(constructor => constructor.GetParameters().Length);
}
