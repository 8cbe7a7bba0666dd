using System.CommandLine;
using System.CommandLine.Help;

namespace Graph.Fuzz.Commands;

/// <summary>The command line: <c>./graph fuzz</c> passes its options on to it.</summary>
internal static class FuzzCommandLine
{
    /// <summary>Runs one command line to its end.</summary>
    /// <returns>0 where nothing failed, 1 where something did, 2 where the command line is wrong.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        using var signals = new StopSignals();
        var parsed = Define(signals.Token).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync($"fuzz: {parsed.Errors[0].Message}");
            return 2;
        }

        return await parsed.InvokeAsync(
            new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false }
        );
    }

    private static Command Define(CancellationToken stopped)
    {
        var minutes = new Option<double>("--minutes")
        {
            Description = "How long.",
            DefaultValueFactory = _ => 5,
            HelpName = "N",
        };
        minutes.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and <= 10_000))
            {
                result.AddError("--minutes takes a number above 0, at most 10000.");
            }
        });
        var target = new Option<string?>("--target") { Description = "Only this target.", HelpName = "NAME" };
        var seed = new Option<ulong?>("--seed")
        {
            Description = "Makes the same inputs as another run.",
            HelpName = "S",
        };
        var index = new Option<long?>("--index")
        {
            Description = "Feeds only the input of this number; needs --target and --seed.",
            HelpName = "I",
        };
        var replay = new Option<FileInfo?>("--replay")
        {
            Description = "Feeds only the input in a file, such as one that has failed.",
            HelpName = "FILE",
        };
        target.AcceptOnlyFromAmong([.. TargetCatalog.Names]);
        var root = new Command("./graph fuzz", "Feeds the engine and the gateway with inputs by chance.")
        {
            new HelpOption(),
            minutes,
            target,
            seed,
            index,
            replay,
        };
        root.SetAction(
            async (parsed, _) =>
            {
                var name = parsed.GetValue(target);
                if (parsed.GetValue(replay) is { } file)
                {
                    return ReplayCommand.Replay(name ?? ReplayCommand.TargetOf(file.Name), file);
                }

                if (parsed.GetValue(index) is { } only)
                {
                    return ReplayCommand.Replay(name, parsed.GetValue(seed), only);
                }

                return await new Supervisor(
                    name is null ? TargetCatalog.Names : [name],
                    parsed.GetValue(seed) ?? (ulong)Random.Shared.NextInt64(1_000_000_000),
                    TimeSpan.FromMinutes(parsed.GetValue(minutes))
                ).RunAsync(stopped);
            }
        );
        root.Add(Worker(stopped));
        return root;
    }

    private static Command Worker(CancellationToken stopped)
    {
        var target = new Argument<string>("target");
        var seed = new Argument<ulong>("seed");
        var from = new Argument<long>("from");
        var seconds = new Argument<double>("seconds");
        var folder = new Argument<string>("folder");
        var slot = new Argument<string>("slot");
        var command = new Command("worker", "Feeds one target for a while; for the command itself.")
        {
            target,
            seed,
            from,
            seconds,
            folder,
            slot,
        };
        command.Hidden = true;
        command.SetAction(parsed =>
            WorkerCommand.Run(
                parsed.GetValue(target)!,
                parsed.GetValue(seed),
                parsed.GetValue(from),
                TimeSpan.FromSeconds(parsed.GetValue(seconds)),
                new FuzzFolder(parsed.GetValue(folder)!),
                parsed.GetValue(slot)!,
                stopped
            )
        );
        return command;
    }
}
