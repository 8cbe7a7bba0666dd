namespace Graph.Annotations;

/// <summary>Names an error type of a mutation.</summary>
internal interface IErrorAttribute
{
    /// <summary>The C# type of the error.</summary>
    Type Error { get; }
}
