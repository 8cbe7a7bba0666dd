using System.CommandLine;
using System.CommandLine.Help;
using Graph.Demo;
using Graph.Host;
using Graph.Host.Services;
using Graph.Hosting.Configuration;
using Graph.Launcher.Commands;
using Graph.Launcher.Output;
using Graph.Launcher.Running;

namespace Graph.Launcher;

/// <summary>The launcher's commands.</summary>
internal static class LauncherCommands
{
    private const int DefaultPort = 5000;

    /// <summary>Runs one command line to its end.</summary>
    /// <param name="args">The command and its options.</param>
    /// <param name="services">What <c>up</c> starts.</param>
    /// <param name="startedIn">The folder that paths of the command line are relative to.</param>
    /// <param name="output">Hears what is done.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        string[] args,
        IReadOnlyList<ServiceDefinition> services,
        string startedIn,
        TextWriter output
    )
    {
        if (args is [] or ["help"])
        {
            args = ["--help"];
        }
        else if (args is ["help", .. var rest])
        {
            args = [.. rest, "--help"];
        }

        using var signals = new StopSignals();
        try
        {
            var steps = new Steps(output);
            if (args is [FuzzCommand.Name, .. var options])
            {
                // The fuzzer's options are its own: it reads, checks and explains them.
                return await new FuzzCommand(Workspace.Find(), steps, startedIn).RunAsync(options, signals.Token);
            }

            var commands = Define(services, startedIn, steps);
            var parsed = commands.Parse(args);
            if (parsed.Errors.Count > 0)
            {
                await Console.Error.WriteLineAsync($"graph: {Explain(commands, args, parsed)}");
                await Console.Error.WriteLineAsync("Every command is explained by ./graph help");
                return 2;
            }

            // Signals are handled here, with time enough to stop everything in order.
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    ProcessTerminationTimeout = null,
                    EnableDefaultExceptionHandler = false,
                    Output = output,
                },
                signals.Token
            );
        }
        catch (Complaint complaint)
        {
            await Console.Error.WriteLineAsync($"graph: {complaint.Message}");
            return complaint.ExitCode;
        }
        catch (SettingFileException e)
        {
            await Console.Error.WriteLineAsync($"graph: {e.Message}");
            return 1;
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            return 130;
        }
    }

    private static string Explain(Command commands, string[] args, ParseResult parsed)
    {
        var first = args[0];
        return commands.Subcommands.Any(command => command.Name == first)
            ? parsed.Errors[0].Message
            : $"There is no command {first}; there are "
                + $"{string.Join(", ", commands.Subcommands.Where(c => !c.Hidden).Select(c => c.Name))} and help.";
    }

    private static Command Define(IReadOnlyList<ServiceDefinition> services, string startedIn, Steps steps)
    {
        var root = new Command("./graph", "Runs, tests and measures the graph.") { new HelpOption() };
        var workspace = Workspace.Find();
        root.Add(Up(workspace, services, steps));
        root.Add(
            Simple("down", "Stops the graph that runs.", token => new DownCommand(workspace, steps).RunAsync(token))
        );
        root.Add(Test(workspace, steps));
        root.Add(Seed(workspace, services, steps));
        root.Add(Events(workspace, services, steps));
        root.Add(Token(workspace, services, steps));
        root.Add(Schema(workspace, services, steps));
        root.Add(
            Simple(
                "bench",
                "Measures the headline query: requests per second, latency, CPU and memory of each service.",
                token => new BenchCommand(workspace, services, steps).RunAsync(token)
            )
        );
        root.Add(
            Simple(
                FuzzCommand.Name,
                "Feeds the engine and the gateway with inputs by chance.",
                token => new FuzzCommand(workspace, steps, startedIn).RunAsync([], token)
            )
        );
        root.Add(Doctor(workspace, services, steps));
        root.Add(Format(workspace, steps));
        root.Add(Serve(services));
        return root;
    }

    private static Command Up(Workspace workspace, IReadOnlyList<ServiceDefinition> services, Steps steps)
    {
        var port = new Option<int>("--port")
        {
            Description = "The gateway's port; the services listen on those after it.",
            DefaultValueFactory = _ => DefaultPort,
            HelpName = "N",
        };
        var detach = new Option<bool>("--detach") { Description = "Return once everything is healthy." };
        var processes = new Option<bool>("--processes") { Description = "Give every service a process of its own." };
        var command = new Command("up", "Starts the graph, with its databases and demo data, until Ctrl-C.")
        {
            port,
            detach,
            processes,
        };
        command.SetAction(
            (parsed, token) =>
            {
                var options = new UpOptions(parsed.GetValue(port), parsed.GetValue(processes));
                return parsed.GetValue(detach)
                    ? new DetachCommand(workspace, steps).RunAsync(options, token)
                    : new UpCommand(workspace, services, steps).RunAsync(options, token);
            }
        );
        return command;
    }

    private static Command Test(Workspace workspace, Steps steps)
    {
        var words = new Argument<string[]>("project")
        {
            Description = "Only the test projects whose names contain one of these words.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var noCoverage = new Option<bool>("--no-coverage")
        {
            Description = "Do not measure what the tests of engine and gateway cover: some 30 s less.",
        };
        var command = new Command("test", "Builds everything and runs every test, with the tools that they need.")
        {
            words,
            noCoverage,
        };
        command.SetAction(
            (parsed, token) =>
                new TestCommand(workspace, steps).RunAsync(
                    parsed.GetValue(words) ?? [],
                    withCoverage: !parsed.GetValue(noCoverage),
                    token
                )
        );
        return command;
    }

    private static Command Token(Workspace workspace, IReadOnlyList<ServiceDefinition> services, Steps steps)
    {
        var handle = new Argument<string>("HANDLE") { Description = "The person, as in User.handle." };
        var command = new Command("token", "Signs an access token for a person, valid for a week.") { handle };
        command.SetAction(
            (parsed, token) => new TokenCommand(workspace, services, steps).RunAsync(parsed.GetValue(handle)!, token)
        );
        return command;
    }

    private static Command Schema(Workspace workspace, IReadOnlyList<ServiceDefinition> services, Steps steps)
    {
        var schema = new SchemaCommand(workspace, services, steps);
        return new Command("schema", "Keeps the contract in schema/ true to the code.")
        {
            Simple("export", "Writes the source schemas as the code has them, and composes them.", schema.ExportAsync),
            Simple("compose", "Composes the source schemas in schema/.", _ => Task.FromResult(schema.Compose())),
            Check(schema),
        };
    }

    private static Command Events(Workspace workspace, IReadOnlyList<ServiceDefinition> services, Steps steps)
    {
        var events = new EventsCommand(workspace, services, steps);
        var projection = new Argument<string>("projection") { Description = "What is rebuilt, like war.followers." };
        var rebuild = new Command("rebuild", "Makes a service's copy of another one's state anew, while both go on.")
        {
            projection,
        };
        rebuild.SetAction((parsed, token) => events.RebuildAsync(parsed.GetValue(projection)!, token));
        return new Command("events", "Shows how the events between services are doing.")
        {
            Simple(
                "list",
                "What waits in each outbox, how far services are behind, and what was put aside because it failed.",
                events.ListAsync
            ),
            Simple("replay", "Tries again what has died, in order; when its cause is gone.", events.ReplayAsync),
            rebuild,
        };
    }

    private static Command Seed(Workspace workspace, IReadOnlyList<ServiceDefinition> services, Steps steps)
    {
        var people = new Option<int>("--people")
        {
            Description = "How many people; posts, follows and likes grow with them.",
            DefaultValueFactory = _ => DemoWorldOptions.DefaultPeople,
            HelpName = "N",
        };
        people.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 10_000_000)
            {
                result.AddError("--people takes a number from 1 to 10000000.");
            }
        });
        var force = new Option<bool>("--force") { Description = "Delete what is there first." };
        var jwks = new Option<FileInfo>("--jwks")
        {
            Description = "Also write the public keys of ./graph token there: what services take as Auth__Jwks.",
            HelpName = "FILE",
        };
        var media = new Option<DirectoryInfo>("--media")
        {
            Description = "Draw people's pictures there: what the gateway takes as Media__Folder.",
            HelpName = "FOLDER",
        };
        var command = new Command("seed", "Loads demo data into databases that are empty.")
        {
            people,
            force,
            jwks,
            media,
        };
        command.SetAction(
            (parsed, token) =>
                new SeedCommand(workspace, services, steps).RunAsync(
                    new DemoWorldOptions { People = parsed.GetValue(people), Force = parsed.GetValue(force) },
                    parsed.GetValue(jwks)?.FullName,
                    parsed.GetValue(media)?.FullName,
                    token
                )
        );
        return command;
    }

    private static Command Check(SchemaCommand schema)
    {
        var revision = new Option<string>("--base")
        {
            Description = "The revision whose graph clients know.",
            DefaultValueFactory = _ => "HEAD",
            HelpName = "REVISION",
        };
        var command = new Command("check", "Fails where schema/ is not what the code says, or breaks clients.")
        {
            revision,
        };
        command.SetAction((parsed, token) => schema.CheckAsync(parsed.GetValue(revision)!, token));
        return command;
    }

    private static Command Doctor(Workspace workspace, IReadOnlyList<ServiceDefinition> services, Steps steps) =>
        Simple(
            "doctor",
            "Says whether this machine has what the graph needs, and what to do where it has not.",
            token => new DoctorCommand(workspace, services, steps).RunAsync(DefaultPort, token)
        );

    private static Command Format(Workspace workspace, Steps steps)
    {
        var check = new Option<bool>("--check")
        {
            Description = "Change nothing; fail where something is not formatted.",
        };
        var command = new Command("format", "Formats the C# of the repository.") { check };
        command.SetAction(
            (parsed, token) => new FormatCommand(workspace, steps).RunAsync(parsed.GetValue(check), token)
        );
        return command;
    }

    private static Command Serve(IReadOnlyList<ServiceDefinition> services)
    {
        var name = new Argument<string>("service");
        var command = new Command("serve", "Runs one service; for up --processes.") { name };
        command.Hidden = true;
        command.SetAction((parsed, token) => new ServeCommand(services).RunAsync(parsed.GetValue(name)!, token));
        return command;
    }

    private static Command Simple(string name, string description, Func<CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description);
        command.SetAction((_, token) => run(token));
        return command;
    }
}
