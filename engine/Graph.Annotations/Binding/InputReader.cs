namespace Graph.Annotations.Binding;

/// <summary>Turns coerced input values into one C# type.</summary>
internal abstract class InputReader
{
    /// <summary>The C# type it reads into.</summary>
    public abstract Type Type { get; }
}
