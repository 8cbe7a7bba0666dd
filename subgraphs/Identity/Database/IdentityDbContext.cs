using Graph.Common.Database;
using Graph.Common.Events.Inbox;
using Graph.Common.Events.Outbox;
using Graph.Identity.Accounts;
using Graph.Identity.Deletions;
using Graph.Identity.Emails;
using Graph.Identity.Keys;
using Graph.Identity.Providers;
using Graph.Identity.Revocations;
using Graph.Identity.Sanctions;
using Graph.Identity.Sessions;
using Graph.Identity.SignIns;
using Graph.Identity.TwoFactor;
using Microsoft.EntityFrameworkCore;

namespace Graph.Identity.Database;

/// <summary>The model of the database <c>identity</c>: accounts, and how people sign in.</summary>
internal sealed class IdentityDbContext(DbContextOptions<IdentityDbContext> options) : ServiceDbContext(options)
{
    /// <summary>The unique index that holds an address for one account.</summary>
    public const string EmailIndex = "users_email_key";

    /// <summary>The unique index that holds a handle for one account.</summary>
    public const string HandleIndex = "users_handle_key";

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<AccountRole> AccountRoles => Set<AccountRole>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();

    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    public DbSet<OutgoingEmail> OutgoingEmails => Set<OutgoingEmail>();

    public DbSet<EmailToken> EmailTokens => Set<EmailToken>();

    public DbSet<Revocation> Revocations => Set<Revocation>();

    public DbSet<Sanction> Sanctions => Set<Sanction>();

    public DbSet<SecondFactor> SecondFactors => Set<SecondFactor>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<Deletion> Deletions => Set<Deletion>();

    public DbSet<DeletionProgress> DeletionSteps => Set<DeletionProgress>();

    public DbSet<HeldHandle> HeldHandles => Set<HeldHandle>();

    public DbSet<LinkedIdentity> LinkedIdentities => Set<LinkedIdentity>();

    public DbSet<ProviderSignIn> ProviderSignIns => Set<ProviderSignIn>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        AddAccounts(modelBuilder);
        AddSessions(modelBuilder);
        AddEmails(modelBuilder);
        AddSecondFactors(modelBuilder);
        AddProviders(modelBuilder);
        modelBuilder.Entity<SigningKey>(keys =>
        {
            keys.ToTable("signing_keys");
            keys.HasKey(x => x.Id).HasName("signing_keys_pkey");
        });
        modelBuilder.Entity<SignInFailures>(failures =>
        {
            failures.ToTable("sign_in_failures");
            failures.HasKey(x => x.AddressHash).HasName("sign_in_failures_pkey");
            failures.HasIndex(x => x.LastAt).HasDatabaseName("sign_in_failures_last");
        });
        modelBuilder.Entity<Revocation>(revocations =>
        {
            revocations.ToTable(
                "revocations",
                t => t.HasCheckConstraint("revocations_kind", "kind IN ('SESSION', 'USER')")
            );
            revocations.HasKey(x => new { x.Kind, x.Id }).HasName("revocations_pkey");
            revocations.HasIndex(x => x.At).HasDatabaseName("revocations_at");
        });
        modelBuilder.Entity<Sanction>(sanctions =>
        {
            sanctions.ToTable(
                "sanctions",
                t =>
                {
                    t.HasCheckConstraint("sanctions_kind", "kind IN ('Suspended', 'Banned')");
                    t.HasCheckConstraint("sanctions_until", "(kind = 'Suspended') = (until IS NOT NULL)");
                }
            );
            sanctions.HasKey(x => x.UserId).HasName("sanctions_pkey");
            sanctions.Property(x => x.UserId).ValueGeneratedNever();
            sanctions.Property(x => x.Kind).HasConversion<string>();
            sanctions.HasIndex(x => x.Until).HasFilter("until IS NOT NULL").HasDatabaseName("sanctions_end");
            sanctions
                .HasOne<Account>()
                .WithOne()
                .HasForeignKey<Sanction>(x => x.UserId)
                .OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.AddDeletions();
        modelBuilder.AddOutbox();
        modelBuilder.AddInbox();
    }

    private static void AddAccounts(ModelBuilder model)
    {
        model.Entity<Account>(users =>
        {
            users.ToTable(
                "users",
                t =>
                {
                    t.HasCheckConstraint("users_email_key_lower", "email_key = lower(email)");
                    t.HasCheckConstraint("users_handle_key_lower", "handle_key = lower(handle)");
                    t.HasCheckConstraint(
                        "users_oauth_provider",
                        "oauth_provider IN ('google', 'facebook', 'github', 'local')"
                    );
                    t.HasCheckConstraint("users_oauth_id", "(oauth_provider = 'local') = (oauth_id IS NULL)");
                }
            );
            users.HasKey(x => x.Id).HasName("users_pkey");
            users.Property(x => x.Id).ValueGeneratedNever();
            users.Property(x => x.Email).HasMaxLength(255);
            users.Property(x => x.EmailKey).HasMaxLength(255);
            users.Property(x => x.PasswordHash).HasMaxLength(255);
            users.Property(x => x.OAuthProvider).HasColumnName("oauth_provider").HasDefaultValue(Account.Local);
            users.Property(x => x.OAuthId).HasColumnName("oauth_id").HasMaxLength(255);
            users.Property(x => x.EmailVerified).HasDefaultValue(false);
            users.Property(x => x.CreatedAt).HasDefaultValueSql("CURRENT_TIMESTAMP");
            users.HasIndex(x => x.EmailKey).IsUnique().HasDatabaseName(EmailIndex);
            users.HasIndex(x => x.HandleKey).IsUnique().HasDatabaseName(HandleIndex);
            users
                .HasIndex(x => new { x.OAuthProvider, x.OAuthId })
                .IsUnique()
                .HasFilter("oauth_id IS NOT NULL")
                .HasDatabaseName("users_oauth_key");
            users.HasMany(x => x.Roles).WithOne().HasForeignKey(x => x.UserId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<Role>(roles =>
        {
            roles.ToTable("roles", t => t.HasCheckConstraint("roles_name", "name IN ('admin', 'user', 'moderator')"));
            roles.HasKey(x => x.Id).HasName("roles_pkey");
            roles.Property(x => x.Id).ValueGeneratedNever();
            roles.HasIndex(x => x.Name).IsUnique().HasDatabaseName("roles_name_key");
            roles.HasData(
                new Role { Id = Role.AdminId, Name = Role.Admin },
                new Role { Id = Role.ModeratorId, Name = Role.Moderator },
                new Role { Id = Role.UserId, Name = Role.User }
            );
        });
        model.Entity<AccountRole>(roles =>
        {
            roles.ToTable("user_roles");
            roles.HasKey(x => new { x.UserId, x.RoleId }).HasName("user_roles_pkey");
            roles.HasIndex(x => x.RoleId).HasDatabaseName("user_roles_of_role");
            roles.HasOne(x => x.Role).WithMany().HasForeignKey(x => x.RoleId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void AddSessions(ModelBuilder model)
    {
        model.Entity<Session>(sessions =>
        {
            sessions.ToTable("sessions");
            sessions.HasKey(x => x.Id).HasName("sessions_pkey");
            sessions.Property(x => x.Id).ValueGeneratedNever();
            sessions.Property(x => x.Device).HasMaxLength(200);
            sessions
                .HasIndex(x => new { x.UserId, x.LastSeenAt })
                .IsDescending(false, true)
                .HasDatabaseName("sessions_of_user");
            sessions.HasIndex(x => x.ExpiresAt).HasDatabaseName("sessions_expiry");
            sessions.HasOne<Account>().WithMany().HasForeignKey(x => x.UserId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<RefreshToken>(tokens =>
        {
            tokens.ToTable("refresh_tokens");
            tokens.HasKey(x => x.Hash).HasName("refresh_tokens_pkey");
            tokens.HasIndex(x => x.SessionId).HasDatabaseName("refresh_tokens_of_session");
            tokens.HasOne<Session>().WithMany().HasForeignKey(x => x.SessionId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void AddSecondFactors(ModelBuilder model)
    {
        model.Entity<SecondFactor>(factors =>
        {
            factors.ToTable("second_factors");
            factors.HasKey(x => x.UserId).HasName("second_factors_pkey");
            factors.Property(x => x.UserId).ValueGeneratedNever();
            factors.Property(x => x.LastStep).HasDefaultValue(0L);
            factors
                .HasOne<Account>()
                .WithOne()
                .HasForeignKey<SecondFactor>(x => x.UserId)
                .OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<RecoveryCode>(codes =>
        {
            codes.ToTable("recovery_codes");
            codes.HasKey(x => new { x.UserId, x.Hash }).HasName("recovery_codes_pkey");
            codes.HasOne<Account>().WithMany().HasForeignKey(x => x.UserId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void AddProviders(ModelBuilder model)
    {
        model.Entity<LinkedIdentity>(links =>
        {
            links.ToTable("linked_identities");
            links.HasKey(x => new { x.Provider, x.Subject }).HasName("linked_identities_pkey");
            links.Property(x => x.Provider).HasMaxLength(30);
            links.Property(x => x.Subject).HasMaxLength(LinkedIdentity.MaxSubject);
            links.Property(x => x.Email).HasMaxLength(255);
            links.HasIndex(x => new { x.UserId, x.Provider }).IsUnique().HasDatabaseName("linked_identities_of_user");
            links.HasOne<Account>().WithMany().HasForeignKey(x => x.UserId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<ProviderSignIn>(pending =>
        {
            pending.ToTable("provider_sign_ins");
            pending.HasKey(x => x.StateHash).HasName("provider_sign_ins_pkey");
            pending.Property(x => x.Provider).HasMaxLength(30);
            pending.Ignore(x => x.Challenge);
            pending.HasIndex(x => x.ExpiresAt).HasDatabaseName("provider_sign_ins_expiry");
        });
    }

    private static void AddEmails(ModelBuilder model)
    {
        model.Entity<OutgoingEmail>(emails =>
        {
            emails.ToTable("outgoing_emails");
            emails.HasKey(x => x.Id).HasName("outgoing_emails_pkey");
            emails.Property(x => x.Id).ValueGeneratedNever();
            emails.Property(x => x.Kind).HasConversion<string>();
            emails.Property(x => x.Address).HasMaxLength(255);
            emails.Property(x => x.Spelling).HasMaxLength(255);
            emails.Property(x => x.Attempts).HasDefaultValue(0);
            emails.HasIndex(x => x.DueAt).HasFilter("done_at IS NULL").HasDatabaseName("outgoing_emails_due");
            emails.HasIndex(x => new { x.Address, x.CreatedAt }).HasDatabaseName("outgoing_emails_of_address");
        });
        model.Entity<EmailToken>(tokens =>
        {
            tokens.ToTable("email_tokens");
            tokens.HasKey(x => x.Hash).HasName("email_tokens_pkey");
            tokens.Property(x => x.Kind).HasConversion<string>();
            tokens.Property(x => x.Address).HasMaxLength(255);
            tokens.HasIndex(x => new { x.UserId, x.Kind }).HasDatabaseName("email_tokens_of_user");
            tokens.HasIndex(x => x.ExpiresAt).HasDatabaseName("email_tokens_expiry");
            tokens.HasOne<Account>().WithMany().HasForeignKey(x => x.UserId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
