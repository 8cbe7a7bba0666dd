namespace Graph.Annotations;

/// <summary>The default of an argument or input field, where C# cannot say it as a parameter's default.</summary>
/// <param name="value">A string, number, boolean or enum member.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class DefaultValueAttribute(object? value) : Attribute
{
    public object? Value { get; } = value;
}
