namespace Graph.Annotations.Reading;

/// <summary>An attribute of a method that has no effect without a parameter of some type.</summary>
internal interface IParameterAttribute
{
    /// <summary>True for the type that the attribute needs.</summary>
    bool IsServedBy(Type parameter);

    /// <summary>The sentence if no parameter has it.</summary>
    string Missing { get; }
}
