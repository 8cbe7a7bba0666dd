using Graph.Gateway;
using Graph.Hosting.Configuration;

try
{
    await using var app = GatewayService.Build(args);
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (e is GatewayConfigurationException or SettingFileException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    await Console.Error.WriteLineAsync($"{e.Message} Choose another address with --urls http://127.0.0.1:PORT.");
    return 1;
}
