using MimeKit;

namespace Graph.EndToEnd.Tests.Testing;

/// <summary>The messages that people have got.</summary>
internal sealed class MailFolder : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public string Path { get; } = Directory.CreateTempSubdirectory("graph-mail-").FullName;

    /// <summary>The token of the next message to somebody; messages that were read are gone.</summary>
    public async Task<string> TokenAsync(string address, string subject)
    {
        var text = await ReadAsync(address, subject);
        var line = Assert.Single(text.Split('\n'), line => line.StartsWith("Token: ", StringComparison.Ordinal));
        return line["Token: ".Length..].Trim();
    }

    /// <summary>Waits for a message to somebody, and reads it.</summary>
    public async Task<string> ReadAsync(string address, string subject)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            foreach (var message in await AllAsync(address))
            {
                if (message.Subject == subject)
                {
                    File.Delete(message.File);
                    return message.Text;
                }
            }

            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>The messages that somebody has got and that were not read.</summary>
    public async Task<IReadOnlyList<(string File, string Subject, string Text)>> AllAsync(string address)
    {
        var found = new List<(string, string, string)>();
        foreach (var file in Directory.EnumerateFiles(Path, "*.eml").Order(StringComparer.Ordinal))
        {
            try
            {
                using var message = await MimeMessage.LoadAsync(file);
                if (message.To.Mailboxes.Single().Address == address)
                {
                    found.Add((file, message.Subject ?? "", message.TextBody ?? ""));
                }
            }
            catch (FileNotFoundException)
            {
                // Somebody else's, whose test has read it meanwhile.
            }
        }

        return found;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
