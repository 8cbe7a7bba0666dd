using System.Globalization;
using Graph.Events.Bench;

// Roles are processes of a run. By hand: [kill|measure] EVENTS [CARRIER]
if (args is not ["kill" or "measure", ..])
{
    return await Roles.RunAsync(args);
}

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var count = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 50_000;
var carriers = args.Length > 2 ? [Enum.Parse<Carrier>(args[2], ignoreCase: true)] : Enum.GetValues<Carrier>();
var failed = false;
foreach (var carrier in carriers)
{
    if (args[0] == "kill")
    {
        var result = await EventRun.KillAsync(
            carrier,
            count,
            seed: int.Parse(Environment.GetEnvironmentVariable("SEED") ?? "1", CultureInfo.InvariantCulture),
            TimeSpan.FromSeconds(2),
            patience: TimeSpan.FromMinutes(3)
        );
        failed |= !result.IsDone || result.Lost + result.Doubled + result.Inversions > 0;
        Console.WriteLine(
            $"{carrier}: {result.Events} events, {result.Effects} effects, {result.Lost} lost, {result.Doubled} doubled, "
                + $"{result.Inversions} inversions; killed: "
                + string.Join(", ", result.Kills.Select(kill => $"{kill.Key} {kill.Value}"))
        );
    }
    else
    {
        var result = await EventRun.MeasureAsync(carrier, count);
        Console.WriteLine(
            $"| {carrier} | {result.LatencyP50:0} / {result.LatencyP99:0} | {result.EventsPerSecond:0} | "
                + $"{result.IdleStatementsPerSecond:0.00} | {result.MemoryMegabytes:0} |"
        );
    }
}

return failed ? 1 : 0;
