using System.Globalization;

namespace Graph.Identity.Emails;

/// <summary>Writes messages into a folder, one <c>.eml</c> file each, for those who develop: any mail program opens them.</summary>
internal sealed class FileEmailSender(IdentitySettings settings, TimeProvider time) : IEmailSender
{
    private const int MaxFiles = 1_000;

    public async Task SendAsync(EmailMessage message, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(settings.EmailDirectory);
        var now = time.GetUtcNow();
        var name = string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMdd-HHmmss-fff}-{message.Id:N}.eml");
        var partial = Path.Combine(folder.FullName, $"{name}.partial");
        using (var mime = message.ToMime(settings.EmailFrom, now))
        {
            await mime.WriteToAsync(partial, cancellationToken);
        }

        // Whoever watches the folder sees whole messages only.
        File.Move(partial, Path.Combine(folder.FullName, name), overwrite: true);
        var files = folder.GetFiles("*.eml");
        if (files.Length > MaxFiles)
        {
            foreach (var old in files.OrderBy(file => file.Name, StringComparer.Ordinal).Take(files.Length - MaxFiles))
            {
                old.Delete();
            }
        }
    }

    public async Task ForgetAsync(string address, CancellationToken cancellationToken)
    {
        var folder = new DirectoryInfo(settings.EmailDirectory);
        if (!folder.Exists)
        {
            return;
        }

        foreach (var file in folder.GetFiles("*.eml"))
        {
            try
            {
                var text = await File.ReadAllTextAsync(file.FullName, cancellationToken);
                if (text.Contains(address, StringComparison.OrdinalIgnoreCase))
                {
                    file.Delete();
                }
            }
            catch (FileNotFoundException)
            {
                // Somebody else has deleted it meanwhile.
            }
        }
    }
}
