using Graph.Fuzz.Targets;

namespace Graph.Fuzz;

/// <summary>All targets, in the order in which they are run.</summary>
internal static class TargetCatalog
{
    private static readonly Func<FuzzTarget>[] All =
    [
        () => new ParserTarget(),
        () => new ValueTarget(),
        () => new CoordinateTarget(),
        () => new SelectionMapTarget(),
        () => new JsonTarget(),
        () => new ScannerTarget(),
        () => new WriterTarget(),
        () => new SchemaTarget(),
        () => new CompositionTarget(),
        () => new ValidatorTarget(),
        () => new ExecutorTarget(),
        () => new IncrementalTarget(),
        () => new GatewayTarget(),
        () => new HttpTarget(),
    ];

    private static readonly Dictionary<string, Func<FuzzTarget>> ByName = Index();

    /// <summary>The names.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>Makes a target; null if there is none of the name.</summary>
    public static FuzzTarget? Create(string name) => ByName.GetValueOrDefault(name)?.Invoke();

    private static Dictionary<string, Func<FuzzTarget>> Index()
    {
        var index = new Dictionary<string, Func<FuzzTarget>>();
        foreach (var create in All)
        {
            using var target = create();
            index.Add(target.Name, create);
        }

        return index;
    }
}
