namespace Graph.Demo.Portraits;

/// <summary>The pictures of the demo world's people, as files.</summary>
public static class DemoPortraits
{
    // Beyond these a world is for measuring, and its people have no pictures: each takes a millisecond and some kilobytes.
    private const int Most = 10_000;

    /// <summary>Whether a person has a picture: most do.</summary>
    public static bool HasPortrait(ulong seed, int person) => person < Most && Random(seed, person).Chance(0.93);

    /// <summary>Where a person's picture lies, below where media are served.</summary>
    public static string PathOf(Guid personId) => $"avatars/{personId:N}.png";

    /// <summary>Draws the pictures that are not there.</summary>
    /// <param name="folder">Where media lie; made if it is not there.</param>
    /// <param name="options">Which world.</param>
    /// <param name="cancellationToken">Stops between two pictures.</param>
    /// <returns>How many were drawn.</returns>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static Task<int> DrawAsync(string folder, DemoWorldOptions options, CancellationToken cancellationToken) =>
        Task.Run(() => Draw(folder, options, cancellationToken), cancellationToken);

    private static int Draw(string folder, DemoWorldOptions options, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.Combine(folder, "avatars"));
        var world = new DemoWorld(options);
        var drawn = 0;
        for (var person = 0; person < Math.Min(world.PersonCount, Most); person++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var file = Path.Combine(folder, PathOf(world.PersonId(person)));
            if (!HasPortrait(options.Seed, person) || File.Exists(file))
            {
                continue;
            }

            // Written under another name first: what is there is whole, also when this is stopped halfway.
            var unfinished = file + ".new";
            File.WriteAllBytes(unfinished, PortraitOf(options.Seed, person).ToPng());
            File.Move(unfinished, file, overwrite: true);
            drawn++;
        }

        return drawn;
    }

    /// <summary>What a person looks like.</summary>
    internal static DemoPortrait PortraitOf(ulong seed, int person)
    {
        var random = Random(seed, person);
        // The first number said whether there is a picture.
        random.Next();
        return new DemoPortrait(random);
    }

    private static DemoRandom Random(ulong seed, int person) => DemoRandom.For(seed, DemoTopic.Portrait, person);
}
