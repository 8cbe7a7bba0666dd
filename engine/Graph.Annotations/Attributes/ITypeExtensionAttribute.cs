namespace Graph.Annotations;

/// <summary>Marks a static class whose methods are fields of another type.</summary>
internal interface ITypeExtensionAttribute
{
    /// <summary>The C# type that gets the fields.</summary>
    Type Extended { get; }
}
