using Graph.Fuzz.Inputs;
using Graph.Fuzz.Running;

namespace Graph.Fuzz.Commands;

/// <summary>Feeds one input again, in this process: a debugger can be attached to it.</summary>
internal static class ReplayCommand
{
    /// <summary>The target that a file of a run is for: its name begins with it.</summary>
    public static string? TargetOf(string file) =>
        TargetCatalog
            .Names.Where(name => file.StartsWith($"{name}-", StringComparison.Ordinal))
            .MaxBy(name => name.Length);

    /// <summary>Feeds the input in a file.</summary>
    public static int Replay(string? targetName, FileInfo file)
    {
        if (!file.Exists)
        {
            Console.Error.WriteLine($"fuzz: there is no file {file.FullName}.");
            return 2;
        }

        return Run(targetName, 0, session => session.Replay(File.ReadAllBytes(file.FullName)));
    }

    /// <summary>Makes an input of a run again by its number, and feeds it.</summary>
    public static int Replay(string? targetName, ulong? seed, long index)
    {
        if (seed is null)
        {
            Console.Error.WriteLine("fuzz: --index needs the --seed of the run.");
            return 2;
        }

        return Run(
            targetName,
            seed.Value,
            session =>
            {
                session.RunOnly(index);
                return session.Failures.FirstOrDefault();
            }
        );
    }

    private static int Run(string? targetName, ulong seed, Func<FuzzSession, FuzzFailure?> run)
    {
        if (targetName is null || TargetCatalog.Create(targetName) is not { } target)
        {
            Console.Error.WriteLine($"fuzz: name the --target: {string.Join(", ", TargetCatalog.Names)}.");
            return 2;
        }

        using (target)
        {
            var session = new FuzzSession(target, Corpus.Of(targetName), seed);
            var failure = run(session);
            Console.WriteLine(
                failure?.Describe(path: null)
                    ?? $"✓ {targetName}: the claim holds ({session.Slowest.TotalMilliseconds:0} ms CPU)"
            );
            return failure is null ? 0 : 1;
        }
    }
}
