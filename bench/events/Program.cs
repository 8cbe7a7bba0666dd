using System.Globalization;
using Graph.Events.Bench;

// Roles are processes of a run. By hand: kill EVENTS [CARRIER], or measure SECONDS [CARRIER]
if (args is not ["kill" or "measure", ..])
{
    return await Roles.RunAsync(args);
}

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int? size = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : null;
var carriers = args.Length > 2 ? [Enum.Parse<Carrier>(args[2], ignoreCase: true)] : Enum.GetValues<Carrier>();
return args[0] == "kill" ? await KillAsync() : await MeasureAsync();

async Task<int> KillAsync()
{
    var failed = false;
    var seed = int.Parse(Environment.GetEnvironmentVariable("SEED") ?? "1", CultureInfo.InvariantCulture);
    foreach (var carrier in carriers)
    {
        var result = await EventRun.KillAsync(
            carrier,
            size ?? 50_000,
            seed,
            TimeSpan.FromSeconds(2),
            patience: TimeSpan.FromMinutes(3)
        );
        failed |= !result.IsDone || result.Lost + result.Doubled + result.Inversions > 0;
        Console.WriteLine(
            $"{carrier}: seed {seed}, {result.Events} events, {result.Effects} effects, {result.Lost} lost, "
                + $"{result.Doubled} doubled, {result.Inversions} inversions, {result.DeadLetters} dead letters; killed: "
                + string.Join(", ", result.Kills.Select(kill => $"{kill.Key} {kill.Value}"))
        );
    }

    return failed ? 1 : 0;
}

async Task<int> MeasureAsync()
{
    var pace = new Pace([50, 200, 500], size ?? 30);
    Console.WriteLine("| Carrier | asked for, events/s | committed | p50, ms | p99, ms | slowest, ms |");
    foreach (var carrier in carriers)
    {
        bool[] elsewhere = carrier == Carrier.InProcess ? [false] : [false, true];
        foreach (var isElsewhere in elsewhere)
        {
            var run = await Measurement.PaceAsync(carrier, pace, isElsewhere);
            foreach (var rate in run.Rates)
            {
                Console.WriteLine(
                    $"| {carrier}{(isElsewhere ? ", another instance commits" : "")} | {rate.Rate} | {rate.Reached:0} | "
                        + $"{rate.P50:0.0} | {rate.P99:0.0} | {rate.Slowest:0} |"
                );
            }

            Console.WriteLine(
                $"  {run.IdleStatementsPerSecond:0.00} idle statements per second, {run.MemoryMegabytes:0} MB"
            );
        }

        Console.WriteLine($"  at most {await Measurement.DrainAsync(carrier, 20_000):0} events per second");
    }

    return 0;
}
