namespace Graph.Annotations;

/// <summary>An error that a mutation can give as data; the union is called <c>{Mutation}Error</c>.</summary>
/// <typeparam name="TError">A class that implements the error interface.</typeparam>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ErrorAttribute<TError> : Attribute, IErrorAttribute
    where TError : class
{
    Type IErrorAttribute.Error => typeof(TError);
}
