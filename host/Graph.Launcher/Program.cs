using Graph.Host.Services;
using Graph.Launcher;

var startedIn = Environment.CurrentDirectory;

// The services' apps look for settings files in the working directory and watch it for changes, with everything below:
// that must be neither a whole repository nor the root of the file system.
Environment.CurrentDirectory = AppContext.BaseDirectory;
Environment.SetEnvironmentVariable("ASPNETCORE_hostBuilder__reloadConfigOnChange", "false");

return await LauncherCommands.RunAsync(args, ServiceCatalog.All, startedIn, Console.Out);
