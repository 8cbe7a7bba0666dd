using System.Reflection;
using Graph.Annotations.Model;
using Graph.Execution.DataLoaders;

namespace Graph.Annotations.Compilation;

/// <summary>Makes the data loaders of one class, one per request.</summary>
internal sealed class DataLoaderFactory
{
    private readonly Type _type;
    private readonly Type[] _services;
    private readonly DataLoaderFactory?[] _loaders;
    private readonly ConstructorInvoker _constructor;
    private readonly Func<DataLoaderScope, DataLoader> _create;

    /// <summary>A factory.</summary>
    /// <param name="constructor">The class's constructor.</param>
    /// <param name="loaders">For each of its parameters, what makes it if it is a data loader; otherwise null.</param>
    public DataLoaderFactory(ConstructorInfo constructor, DataLoaderFactory?[] loaders)
    {
        _type = constructor.DeclaringType!;
        _services = Array.ConvertAll(constructor.GetParameters(), parameter => parameter.ParameterType);
        _loaders = loaders;
        _constructor = ConstructorInvoker.Create(constructor);
        _create = Create;
    }

    /// <summary>The request's loader.</summary>
    /// <exception cref="InvalidOperationException">A service is not registered.</exception>
    public DataLoader Get(DataLoaderScope scope) => scope.GetDataLoader(_type, _create);

    private DataLoader Create(DataLoaderScope scope)
    {
        var arguments = new object?[_services.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] =
                _loaders[i] is { } loader ? loader.Get(scope)
                : _services[i] == typeof(IServiceProvider) ? scope.Services
                : scope.Services.GetService(_services[i])
                    ?? throw new InvalidOperationException(
                        $"{Naming.CSharp(_type)} takes a {Naming.CSharp(_services[i])}, which is not a registered service. "
                            + $"Register {_services[i].FullName}."
                    );
        }

        return (DataLoader)_constructor.Invoke(arguments);
    }
}
