using System.Collections;
using System.Text;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Fuzz.Executor;

/// <summary>
/// What the fields of a schema answer, by a seed: values, nulls where they may and may not be, failures, lists of all
/// sorts. Answers follow from the object, the field and its arguments alone, so that two executors see the same world.
/// </summary>
/// <param name="schema">The schema.</param>
/// <param name="seed">Where the answers come from.</param>
/// <param name="isCalm">True for a world in which nothing fails.</param>
internal sealed class World(Schema schema, uint seed, bool isCalm = false)
{
    private readonly int _end = isCalm ? int.MaxValue : 12;

    /// <summary>True if collections may be shorter than they say. Whoever does not count them cannot know it.</summary>
    public bool HasShortCollections { get; init; } = true;

    private static readonly string[] Strings =
    [
        "",
        "a",
        "é\U0001F600",
        "\"\\\n",
        "\u2028",
        "\uD800",
        "a longer text of several words",
    ];
    private static readonly double[] Numbers = [0, -0.0, 1.5, -2e-7, 1e21, double.MaxValue, double.Epsilon, 100];

    /// <summary>True if the field fails for all objects at once.</summary>
    public bool FailsAsAWhole(OutputField field) => !isCalm && Hash($"{seed}!{field.Coordinate}") % 40 == 0;

    /// <summary>True if the field answers later, on another thread.</summary>
    public bool Waits(OutputField field) => Hash($"{seed}?{field.Coordinate}") % 4 == 0;

    /// <summary>What a field answers.</summary>
    /// <exception cref="GraphQLException">The field fails.</exception>
    public object? Resolve(Thing? parent, OutputField field, string arguments)
    {
        var h = Hash($"{seed}/{parent?.Id}/{field.Coordinate}({arguments})");
        return !isCalm && h % 17 == 0
            ? throw new GraphQLException($"no {field.Name}")
            : Value(field.Type, h, (parent?.Depth ?? 0) + 1);
    }

    /// <summary>The C# type of the values of a type.</summary>
    public static Type RuntimeTypeOf(GraphType type) =>
        type.Nullable switch
        {
            ListType list => typeof(IEnumerable<>).MakeGenericType(RuntimeTypeOf(list.OfType)),
            NamedType { Name: "Int" } => typeof(int?),
            NamedType { Name: "Float" } => typeof(double?),
            NamedType { Name: "Boolean" } => typeof(bool?),
            ScalarType or EnumType => typeof(string),
            _ => typeof(Thing),
        };

    /// <summary>FNV-1a over UTF-8, mixed once more.</summary>
    public static uint Hash(string text)
    {
        var h = 0x811c9dc5;
        foreach (var unit in Encoding.UTF8.GetBytes(text))
        {
            h = (h ^ unit) * 0x01000193;
        }

        h = (h ^ (h >> 16)) * 0x85ebca6b;
        return h ^ (h >> 13);
    }

    private object? Value(GraphType type, uint h, int depth)
    {
        if (h % (type.IsNonNull ? 53u : 9u) == 1 && !(isCalm && type.IsNonNull) || depth > _end && !type.IsLeaf)
        {
            return null;
        }

        var chosen = h >> 5;
        switch (type.Nullable)
        {
            case ListType list:
                return Items(list.OfType, chosen, depth);
            case EnumType enumType:
                return !isCalm && chosen % 31 == 0
                    ? "NONE"
                    : enumType.Values[(int)(chosen % (uint)enumType.Values.Length)].Name;
            case NamedType { Name: "Int" }:
                return chosen % 7 == 0 ? int.MinValue : (int)(chosen % 2001) - 1000;
            case NamedType { Name: "Float" }:
                return !isCalm && chosen % 29 == 0 ? double.NaN : Numbers[chosen % (uint)Numbers.Length];
            case NamedType { Name: "Boolean" }:
                return chosen % 2 == 0;
            case ScalarType:
                return Strings[chosen % (uint)Strings.Length] + (chosen % 100);
            case var composite:
                var possible = schema.PossibleTypes(composite.Named);
                return !isCalm && composite is not ObjectType && chosen % 37 == 0
                    ? new Alien()
                    : Make(possible[(int)(chosen % (uint)possible.Length)], h, depth);
        }
    }

    private static Thing Make(ObjectType type, uint id, int depth) =>
        type.RuntimeType is { } runtimeType
            ? (Thing)Activator.CreateInstance(runtimeType, id, type.Name, depth)!
            : new Thing<World>(id, type.Name, depth);

    private object Items(GraphType itemType, uint h, int depth)
    {
        var runtimeType = RuntimeTypeOf(itemType);
        var items = Array.CreateInstance(runtimeType, h % (depth < 4 ? 4 : 2));
        for (var i = 0; i < items.Length; i++)
        {
            items.SetValue(Value(itemType, Hash($"{h}/{i}"), depth), i);
        }

        var shape = isCalm ? 3 + (h >> 8) % 21 : (h >> 8) % 24;
        return shape switch
        {
            0 => Wrap(typeof(BrokenSequence<>), runtimeType, items),
            1 => Wrap(typeof(BrokenCollection<>), runtimeType, items),
            2 when HasShortCollections => Wrap(typeof(ShortCollection<>), runtimeType, items),
            < 6 => Wrap(typeof(Sequence<>), runtimeType, items),
            < 12 => Wrap(typeof(List<>), runtimeType, items),
            < 14 => Wrap(typeof(Queue<>), runtimeType, items),
            _ => items,
        };
    }

    private static object Wrap(Type definition, Type itemType, Array items) =>
        Activator.CreateInstance(definition.MakeGenericType(itemType), items)!;

    /// <summary>Items that come one by one.</summary>
    private class Sequence<T>(T[] items) : IEnumerable<T>
    {
        public virtual IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    /// <summary>Items that come one by one, until it breaks.</summary>
    private sealed class BrokenSequence<T>(T[] items) : Sequence<T>(items)
    {
        private readonly T[] _items = items;

        public override IEnumerator<T> GetEnumerator()
        {
            foreach (var item in _items)
            {
                yield return item;
            }

            throw new InvalidOperationException("The sequence breaks.");
        }
    }

    /// <summary>A collection that knows its size and breaks nevertheless, as one that is loaded when it is read.</summary>
    private sealed class BrokenCollection<T>(T[] items) : Sequence<T>(items), IReadOnlyCollection<T>
    {
        public int Count { get; } = items.Length;

        public override IEnumerator<T> GetEnumerator() => throw new InvalidOperationException("The collection breaks.");
    }

    /// <summary>A collection that another thread has shortened while it is read.</summary>
    private sealed class ShortCollection<T>(T[] items) : Sequence<T>(items), IReadOnlyCollection<T>, IUnreliable
    {
        public int Count { get; } = items.Length + 1;
    }
}

/// <summary>A list that is none, although it gives items to the end.</summary>
internal interface IUnreliable;
