using Graph.Common.Events;
using Graph.Common.Events.Inbox;
using Graph.Common.Identity;
using Graph.Common.Subgraphs;
using Graph.Hosting.Authentication;
using Graph.Identity.Accounts;
using Graph.Identity.Database;
using Graph.Identity.Deletions;
using Graph.Identity.Emails;
using Graph.Identity.Keys;
using Graph.Identity.Passwords;
using Graph.Identity.Providers;
using Graph.Identity.Revocations;
using Graph.Identity.Roles;
using Graph.Identity.Sanctions;
using Graph.Identity.Secrets;
using Graph.Identity.Sessions;
using Graph.Identity.SignIns;
using Graph.Identity.TwoFactor;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Graph.Identity;

/// <summary>Identity: accounts and sessions, over the database <c>identity</c>.</summary>
public static class IdentitySubgraph
{
    /// <summary>Where its public keys are, which all others check access tokens with.</summary>
    public const string KeySetPath = WellKnownEndpoints.KeySetPath;

    /// <summary>Where it tells whose access tokens are withdrawn before they expire.</summary>
    public const string RevocationsPath = WellKnownEndpoints.RevocationsPath;

    /// <summary>What it is.</summary>
    public static Subgraph Definition { get; } =
        Subgraph.Define<IdentityDbContext>(
            "Identity",
            "accounts: how people sign up and sign in",
            AddServices,
            port: 5004,
            WellKnownEndpoints.Map
        );

    private static void AddServices(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => IdentitySettings.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<IdentityDatabase>();
        services.AddSingleton<PasswordHasher>();
        services.AddSingleton<PasswordChanges>();
        services.AddSingleton<SignUps>();
        services.AddSingleton<SignInGuard>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<SanctionStore>();
        services.AddSingleton<RoleStore>();
        services.AddSingleton<SecondFactorStore>();
        services.AddSingleton<PasswordProof>();
        services.AddSingleton<EmailChanges>();
        services.AddSingleton<RecentSignIn>();
        AddProviders(services);
        AddKeys(services);
        AddEmails(services);
        services.AddHostedService<IdentitySweeper>();
        // Whoever is about to leave is somebody here, and nobody elsewhere.
        services.AddSingleton<LimitedTokens>();
        services.AddSingleton<DeletionSignal>();
        services.AddSingleton<DeletionStore>();
        services.AddSingleton<OwnRows>();
        services.AddHostedService<DeletionRunner>();
        services.AddEvents<IdentityDbContext>(
            "identity",
            events => events.Consume<DeletionAnswers>("deletions", Idempotency.Version)
        );
    }

    private static void AddProviders(IServiceCollection services)
    {
        services.AddSingleton<ProviderDirectory>();
        services.AddSingleton<ProviderStates>();
        services.AddSingleton<ProviderAccounts>();
        services.AddSingleton<ProviderSignIns>();
    }

    private static void AddKeys(IServiceCollection services)
    {
        services.AddSingleton<SecretVault>();
        services.AddSingleton<SecretSealing>();
        services.AddSingleton<KeyRing>();
        services.AddSingleton<AccessTokens>();
        // It need not ask itself over HTTP who has signed a token.
        services.AddSingleton<IKeySetSource>(provider => provider.GetRequiredService<KeyRing>());
        services.AddHostedService<KeyMaintenance>();
        services.AddSingleton<RevocationStore>();
        services.AddSingleton<IRevocationSource>(provider => provider.GetRequiredService<RevocationStore>());
    }

    private static void AddEmails(IServiceCollection services)
    {
        services.AddSingleton<EmailSignal>();
        services.AddSingleton<EmailTexts>();
        services.AddSingleton<FileEmailSender>();
        services.AddSingleton<SmtpEmailSender>();
        services.AddSingleton<IEmailSender>(provider =>
            provider.GetRequiredService<IdentitySettings>().SmtpHost is null
                ? provider.GetRequiredService<FileEmailSender>()
                : provider.GetRequiredService<SmtpEmailSender>()
        );
        services.AddHostedService<EmailDispatcher>();
    }
}
