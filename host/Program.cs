using Graph.Host;
using Graph.Host.Services;

return await Launcher.RunAsync(args, ServiceCatalog.All, Console.Out);
