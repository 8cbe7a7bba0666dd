using System.Linq.Expressions;
using System.Reflection;
using Graph.Annotations.Compilation;
using Graph.Annotations.Model;

namespace Graph.Annotations.Reading;

/// <summary>
/// Reads the expected errors of a mutation: user errors, exceptions, user errors that are made of exceptions (by a
/// constructor or by <c>CreateErrorFrom</c>), and classes that only make them.
/// </summary>
internal sealed class ErrorReader(SchemaDraft schema, MethodInfo method)
{
    private const string Factory = "CreateErrorFrom";

    private readonly List<Type> _members = [];

    /// <summary>The members of the union, in order.</summary>
    public IReadOnlyList<Type> Members => _members;

    /// <summary>The exceptions that become errors.</summary>
    public ExpectedErrors Exceptions { get; } = new();

    /// <summary>Reads one declared type.</summary>
    public void Read(Type declared)
    {
        if (typeof(Exception).IsAssignableFrom(declared))
        {
            ReadException(declared);
            return;
        }

        var factories = declared
            .GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(candidate => candidate.Name == Factory)
            .OrderBy(candidate => candidate.MetadataToken)
            .ToList();
        var isError = IsUserError(declared);
        if (!isError && factories.Count == 0)
        {
            schema.Problems.Add(
                method,
                $"{Naming.CSharp(declared)} is no user error: derive it from UserError, or from the type given to "
                    + "AddErrorInterface."
            );
            return;
        }

        if (isError)
        {
            AddMember(declared);
            foreach (var constructor in declared.GetConstructors())
            {
                if (
                    constructor.GetParameters() is [{ ParameterType: var of }]
                    && typeof(Exception).IsAssignableFrom(of)
                )
                {
                    AddException(of, argument => Expression.New(constructor, argument));
                }
            }
        }

        foreach (var factory in factories)
        {
            ReadFactory(factory);
        }
    }

    private void ReadException(Type exception)
    {
        if (exception == typeof(Exception) || typeof(OperationCanceledException).IsAssignableFrom(exception))
        {
            schema.Problems.Add(
                method,
                $"[Error<{Naming.CSharp(exception)}>] would hide what nobody expects: name the exceptions that are expected."
            );
            return;
        }

        var error = typeof(ExceptionError<>).MakeGenericType(exception);
        AddMember(error);
        AddException(exception, argument => Expression.New(error.GetConstructor([exception])!, argument));
    }

    private void ReadFactory(MethodInfo factory)
    {
        if (
            factory.IsGenericMethodDefinition
            || factory.GetParameters() is not [{ ParameterType: var of }]
            || !typeof(Exception).IsAssignableFrom(of)
            || !IsUserError(factory.ReturnType)
        )
        {
            schema.Problems.Add(factory, "it takes one exception and gives back a user error.");
            return;
        }

        AddMember(factory.ReturnType);
        AddException(of, argument => Expression.Call(factory, argument));
    }

    private bool IsUserError(Type type) => schema.Options.ErrorInterfaces.Any(known => known.IsAssignableFrom(type));

    private void AddMember(Type type)
    {
        if (!_members.Contains(type))
        {
            _members.Add(type);
        }
    }

    private void AddException(Type exception, Func<Expression, Expression> create)
    {
        var thrown = Expression.Parameter(typeof(Exception), "exception");
        var made = Expression.Lambda<Func<Exception, object>>(
            Expression.Convert(create(Expression.Convert(thrown, exception)), typeof(object)),
            thrown
        );
        if (!Exceptions.TryAdd(exception, made.Compile()))
        {
            schema.Problems.Add(method, $"{Naming.CSharp(exception)} becomes two errors: let one of them go.");
        }
    }
}
