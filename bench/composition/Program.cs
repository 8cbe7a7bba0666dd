using System.Diagnostics;
using System.Globalization;
using Graph.Bench.Composition;
using Graph.Fusion.Composition;

// TYPES and SOURCES, then how often: the first time, with the compiler at work, and the median of the others.
var types = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200;
var sources = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20;
var rounds = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 15;

IReadOnlyList<SourceSchema> schemas = EntitySchemas.Write(types, sources);
var times = new List<double>();
var began = TimeSpan.Zero;
for (var round = 0; round <= rounds; round++)
{
    if (round == 1)
    {
        began = Process.GetCurrentProcess().TotalProcessorTime;
    }

    var watch = Stopwatch.StartNew();
    var result = SchemaComposer.Compose(schemas);
    times.Add(watch.Elapsed.TotalMilliseconds);
    if (!result.IsSuccess)
    {
        Console.Error.WriteLine(string.Join('\n', result.Log));
        Environment.ExitCode = 1;
        return;
    }
}

// On a busy machine this is what counts: the time that the processor worked for it, collections of garbage included.
var cpu = (Process.GetCurrentProcess().TotalProcessorTime - began).TotalMilliseconds / Math.Max(1, rounds);
var rest = times.Skip(1).Order().ToList();
Console.WriteLine(
    string.Create(
        CultureInfo.InvariantCulture,
        $"{types} types over {sources} sources, {schemas.Sum(schema => schema.Text.Length) / 1024} kB of SDL: first {times[0]:0} ms, then {rest[rest.Count / 2]:0} ms (best {rest[0]:0} ms), {cpu:0} ms of CPU each"
    )
);
