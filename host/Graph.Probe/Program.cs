using System.Net;
using System.Net.Sockets;

// Asks a service in the same container whether it should get requests: images without a shell have no curl.
//   probe [URL]     the default is http://127.0.0.1:8080/health/ready
// Ends with 0 if it should, and with 1 and a sentence if it should not.
var url = args is [var given, ..] ? given : "http://127.0.0.1:8080/health/ready";
if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp)
{
    await Console.Error.WriteLineAsync($"'{url}' is no http address, such as http://127.0.0.1:8080/health/ready.");
    return 1;
}

using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(3) };
try
{
    using var response = await client.GetAsync(address);
    if (response.StatusCode == HttpStatusCode.OK)
    {
        return 0;
    }

    var body = await response.Content.ReadAsStringAsync();
    await Console.Error.WriteLineAsync($"{address} answers {(int)response.StatusCode}: {body}");
}
catch (Exception e) when (e is HttpRequestException or TaskCanceledException or SocketException)
{
    await Console.Error.WriteLineAsync($"{address} does not answer: {e.Message}");
}

return 1;
