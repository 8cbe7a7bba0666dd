using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Graph.Annotations.Reading;

/// <summary>Calls generic methods whose type arguments are known only now: at start-up, never in a request.</summary>
internal static class GenericCall
{
    /// <summary>Calls a static generic method.</summary>
    public static object? Invoke(Type type, string method, Type[] typeArguments, params object?[] arguments)
    {
        try
        {
            return type.GetMethod(method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
                .MakeGenericMethod(typeArguments)
                .Invoke(null, arguments);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    /// <summary>Makes an instance of a generic class.</summary>
    public static object Create(Type open, Type[] typeArguments, params object?[] arguments) =>
        Activator.CreateInstance(open.MakeGenericType(typeArguments), arguments)!;
}
