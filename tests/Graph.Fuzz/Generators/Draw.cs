using FsCheck;
using FsCheck.Fluent;

namespace Graph.Fuzz.Generators;

/// <summary>Takes single values from FsCheck's generators.</summary>
internal static class Draw
{
    /// <summary>One value; the same for the same random numbers.</summary>
    public static T From<T>(this Random random, Gen<T> generator, int size = 12) =>
        generator.Sample(size, new Rnd((ulong)random.NextInt64()), 1).First();

    /// <summary>One of the items.</summary>
    public static T OneOf<T>(this Random random, params ReadOnlySpan<T> items) => items[random.Next(items.Length)];

    /// <summary>A generator that depends on the size, made once for each size: making it costs more than drawing from it.</summary>
    public static Gen<T> Sized<T>(Func<int, Gen<T>> generator)
    {
        var made = new Gen<T>?[32];
        return Gen.Sized(size =>
        {
            size = Math.Min(size, made.Length - 1);
            return made[size] ??= generator(size);
        });
    }
}
