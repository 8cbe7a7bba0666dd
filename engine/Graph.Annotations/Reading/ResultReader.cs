using System.Reflection;
using Graph.Annotations.Compilation;
using Graph.Annotations.Model;

namespace Graph.Annotations.Reading;

/// <summary>What a method gives back for one row: without its task and, for a batch resolver, without the list.</summary>
internal sealed record ResultReader(CSharpType Row)
{
    /// <summary>Reads a method's result; null after a sentence.</summary>
    public static ResultReader? Read(MethodInfo method, bool isBatch, Problems problems)
    {
        if (method.IsGenericMethodDefinition)
        {
            problems.Add(method, "a field's method cannot be generic: the graph has no type parameters.");
            return null;
        }

        if (
            method.ReturnType == typeof(void)
            || method.ReturnType == typeof(Task)
            || method.ReturnType == typeof(ValueTask)
        )
        {
            problems.Add(method, "a field has a value: give something back.");
            return null;
        }

        var result = CSharpType.Of(method.ReturnParameter);
        if (MethodCompiler.IsAsync(result.Type))
        {
            result = result.Arguments[0];
        }

        if (!isBatch)
        {
            return new ResultReader(result);
        }

        if (result.ListItem() is not { } row || !ImplementsList(result.Type))
        {
            problems.Add(
                method,
                $"a batch resolver gives one result per row: let it give back IReadOnlyList<T>, not {Naming.CSharp(result.Type)}."
            );
            return null;
        }

        return new ResultReader(row);
    }

    private static bool ImplementsList(Type type) =>
        type.GetInterfaces()
            .Append(type)
            .Any(part => part.IsGenericType && part.GetGenericTypeDefinition() == typeof(IReadOnlyList<>));
}
