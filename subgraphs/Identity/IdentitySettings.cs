using System.Globalization;
using Graph.Common.Subgraphs;
using Graph.Identity.Providers;
using Graph.Identity.Secrets;

namespace Graph.Identity;

/// <summary>How long things last, and how mail is sent: settings under <c>Identity</c>.</summary>
internal sealed record IdentitySettings
{
    /// <summary>How long an access token is good (<c>Identity__TokenMinutes</c>).</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a session lasts that is not used (<c>Identity__SessionDays</c>).</summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromDays(30);

    /// <summary>After how long a key that signs tokens is replaced (<c>Identity__KeyDays</c>).</summary>
    public TimeSpan KeyLifetime { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long a key is published before it signs (<c>Identity__KeyLeadMinutes</c>): everybody has read it by then.</summary>
    public TimeSpan KeyLead { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long somebody may come back who has asked for the account to be deleted (<c>Identity__DeletionDays</c>).</summary>
    public TimeSpan DeletionGrace { get; init; } = TimeSpan.FromDays(30);

    /// <summary>
    /// How long after the first round of a deletion the second begins (<c>Identity__DeletionSettleMinutes</c>): what services were still
    /// telling each other of the person has arrived by then.
    /// </summary>
    public TimeSpan DeletionSettling { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>After how long a service that has not answered is asked again (<c>Identity__DeletionAnswerMinutes</c>).</summary>
    public TimeSpan DeletionAnswer { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Who writes (<c>Identity__Email__From</c>).</summary>
    public string EmailFrom { get; init; } = "Graph <no-reply@graph.example>";

    /// <summary>Where messages are written as files in place of being sent (<c>Identity__Email__Directory</c>).</summary>
    public string EmailDirectory { get; init; } = Path.Combine(Path.GetTempPath(), "graph-mail");

    /// <summary>
    /// The web application (<c>Identity__WebAddress</c>), whose pages <c>/verify-email?token=</c> and <c>/reset-password?token=</c>
    /// messages lead to. Without one they hold the token alone.
    /// </summary>
    public Uri? WebAddress { get; init; }

    /// <summary>The mail server (<c>Identity__Smtp__Host</c>); null: messages become files.</summary>
    public string? SmtpHost { get; init; }

    /// <summary>Its port (<c>Identity__Smtp__Port</c>).</summary>
    public int SmtpPort { get; init; } = 587;

    /// <summary>Whom to sign in as (<c>Identity__Smtp__User</c>); null: nobody.</summary>
    public string? SmtpUser { get; init; }

    /// <summary>With what (<c>Identity__Smtp__Password</c>).</summary>
    public string? SmtpPassword { get; init; }

    /// <summary>Whether the connection must be encrypted (<c>Identity__Smtp__Tls</c>).</summary>
    public bool SmtpTls { get; init; } = true;

    /// <summary>
    /// What seals secrets in the database: the present key (<c>Identity__DataKey</c>, 32 bytes in base64) and the one before it
    /// (<c>Identity__PreviousDataKey</c>); empty: secrets are not sealed.
    /// </summary>
    public IReadOnlyList<byte[]> DataKeys { get; init; } = [];

    /// <summary>Who vouches for people (<c>Identity__Providers__NAME__…</c>).</summary>
    public IReadOnlyList<ProviderSettings> Providers { get; init; } = [];

    /// <summary>Reads them.</summary>
    /// <exception cref="SubgraphSettingsException">One of them makes no sense; the message says which.</exception>
    public static IdentitySettings Read(IConfiguration configuration)
    {
        var settings = new IdentitySettings();
        Uri? webAddress =
            Text("WebAddress") is not { } address ? null
            : Uri.TryCreate(address, UriKind.Absolute, out var web) && web.Scheme is "http" or "https" ? web
            : throw Wrong("WebAddress", "an address such as https://app.example");
        return settings with
        {
            TokenLifetime = TimeSpan.FromMinutes(Number("TokenMinutes", settings.TokenLifetime.TotalMinutes, 1, 60)),
            SessionLifetime = TimeSpan.FromDays(Number("SessionDays", settings.SessionLifetime.TotalDays, 1, 400)),
            KeyLifetime = TimeSpan.FromDays(Number("KeyDays", settings.KeyLifetime.TotalDays, 1, 400)),
            KeyLead = TimeSpan.FromMinutes(Number("KeyLeadMinutes", settings.KeyLead.TotalMinutes, 3, 1440)),
            DeletionGrace = TimeSpan.FromDays(Number("DeletionDays", settings.DeletionGrace.TotalDays, 0, 90)),
            DeletionSettling = TimeSpan.FromMinutes(
                Number("DeletionSettleMinutes", settings.DeletionSettling.TotalMinutes, 0, 1440)
            ),
            DeletionAnswer = TimeSpan.FromMinutes(
                Number("DeletionAnswerMinutes", settings.DeletionAnswer.TotalMinutes, 1, 1440)
            ),
            EmailFrom = MimeKit.MailboxAddress.TryParse(Text("Email:From") ?? settings.EmailFrom, out var from)
                ? from.ToString()
                : throw Wrong("Email:From", "an address such as Graph <no-reply@graph.example>"),
            EmailDirectory = Text("Email:Directory") ?? settings.EmailDirectory,
            WebAddress = webAddress,
            DataKeys = [.. Key("DataKey"), .. Key("PreviousDataKey")],
            Providers = ProviderSettings.ReadAll(configuration, webAddress),
            SmtpHost = Text("Smtp:Host"),
            SmtpPort = (int)Number("Smtp:Port", settings.SmtpPort, 1, 65_535),
            SmtpUser = Text("Smtp:User"),
            SmtpPassword = Text("Smtp:Password"),
            SmtpTls =
                Text("Smtp:Tls") is not { } tls ? settings.SmtpTls
                : bool.TryParse(tls, out var isTls) ? isTls
                : throw Wrong("Smtp:Tls", "true or false"),
        };

        string? Text(string name) => configuration[$"Identity:{name}"] is { Length: > 0 } value ? value : null;

        byte[][] Key(string name) =>
            Text(name) is not { } text ? []
            : SecretVault.TryReadKey(text, out var key) ? [key]
            : throw new SubgraphSettingsException(
                $"Identity__{name} must be {SecretVault.KeyBytes} bytes in base64, such as 'openssl rand -base64 32' makes."
            );

        double Number(string name, double otherwise, double least, double most) =>
            Text(name) is not { } text ? otherwise
            : double.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
                ? number
            : throw Wrong(name, $"a whole number from {least} to {most}");

        SubgraphSettingsException Wrong(string name, string expected) =>
            new(
                $"Identity__{name.Replace(":", "__", StringComparison.Ordinal)} is '{configuration[$"Identity:{name}"]}', and must be "
                    + $"{expected}."
            );
    }
}
