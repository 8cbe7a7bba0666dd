namespace Graph.Annotations.Reading;

/// <summary>An attribute of a method that needs a parameter of some type, or completes what the method gives back.</summary>
internal interface IParameterAttribute
{
    /// <summary>True for the type of a parameter that the attribute needs.</summary>
    bool IsServedBy(Type parameter);

    /// <summary>What completes a result of this type, so that no parameter is needed; null for other types.</summary>
    ResultConvention? CompletionOf(Type result);

    /// <summary>The sentence if no parameter has it.</summary>
    string Missing { get; }
}
