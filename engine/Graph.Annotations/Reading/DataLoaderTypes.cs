using Graph.Annotations.Compilation;
using Graph.Annotations.Model;
using Graph.Execution.DataLoaders;

namespace Graph.Annotations.Reading;

/// <summary>Reads the classes of data loaders: what their constructors take.</summary>
internal sealed class DataLoaderTypes(AnnotatedTypes types, Problems problems)
{
    private readonly Dictionary<Type, DataLoaderFactory?> _factories = [];
    private readonly List<Type> _open = [];

    /// <summary>True for data loaders, and for what only looks like one.</summary>
    public static bool IsDataLoader(Type type) =>
        typeof(DataLoader).IsAssignableFrom(type)
        || IsOpen(type)
        || (type.IsInterface && Array.Exists(type.GetInterfaces(), IsOpen));

    private static bool IsOpen(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDataLoader<,>);

    /// <summary>What makes loaders of a class; null after a sentence.</summary>
    /// <param name="type">The class.</param>
    /// <param name="source">Who takes the loader.</param>
    public DataLoaderFactory? Read(Type type, string source)
    {
        if (type.IsInterface && !IsOpen(type))
        {
            return Implementation(type, source) is { } implementation ? Read(implementation, source) : null;
        }

        if (type.IsAbstract)
        {
            problems.Add(source, $"name the class of the data loader: {Naming.CSharp(type)} can be many.");
            return null;
        }

        if (_factories.TryGetValue(type, out var known))
        {
            return known;
        }

        if (_open.Contains(type))
        {
            problems.Add(
                source,
                $"data loaders take each other in a circle: {string.Join(", ", _open.Select(Naming.CSharp))}."
            );
            return null;
        }

        _open.Add(type);
        var factory = ReadConstructor(type);
        _open.Remove(type);
        _factories.Add(type, factory);
        return factory;
    }

    private Type? Implementation(Type type, string source)
    {
        var candidates = types
            .Concrete.Where(candidate =>
                typeof(DataLoader).IsAssignableFrom(candidate) && type.IsAssignableFrom(candidate)
            )
            .ToList();
        if (candidates is [var only])
        {
            return only;
        }

        problems.Add(
            source,
            candidates.Count == 0
                ? $"no class of the schema's assemblies is the data loader {Naming.CSharp(type)}: add the assembly that has it."
                : $"{Naming.CSharp(type)} is {string.Join(" and ", candidates.Select(Naming.CSharp))}: take one of these classes."
        );
        return null;
    }

    private DataLoaderFactory? ReadConstructor(Type type)
    {
        if (type.GetConstructors() is not [var constructor])
        {
            problems.Add(
                type,
                $"a data loader has one public constructor, not {type.GetConstructors().Length}: it takes services of the "
                    + "request and other loaders."
            );
            return null;
        }

        var parameters = constructor.GetParameters();
        var loaders = new DataLoaderFactory?[parameters.Length];
        var isGood = true;
        for (var i = 0; i < parameters.Length; i++)
        {
            var taken = parameters[i].ParameterType;
            var source = $"{Naming.CSharp(type)}({parameters[i].Name})";
            if (IsDataLoader(taken))
            {
                loaders[i] = Read(taken, source);
                isGood &= loaders[i] is not null;
            }
            else if (taken == typeof(CancellationToken))
            {
                problems.Add(source, "a data loader gets its cancellation token with each batch.");
                isGood = false;
            }
            else if (taken.IsValueType || taken == typeof(string))
            {
                problems.Add(
                    source,
                    $"a data loader is made of services of the request and of other loaders; {Naming.CSharp(taken)} is neither."
                );
                isGood = false;
            }
        }

        return isGood ? new DataLoaderFactory(constructor, loaders) : null;
    }
}
