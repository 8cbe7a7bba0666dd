using System.Text;
using NpgsqlTypes;
using NSec.Cryptography;

namespace Graph.Demo;

/// <summary>Identity's part of the demo world: an account for everybody, all with the same password.</summary>
internal sealed class IdentityDemoData : IDemoData
{
    /// <summary>The password of everybody, which the README tells.</summary>
    public const string Password = "graph-demo";

    private const int AdminRole = 1;
    private const int ModeratorRole = 2;
    private const int UserRole = 3;

    // Everybody knows the password, so its hashes are as cheap as can be; signing in makes better ones of them.
    private static readonly PasswordBasedKeyDerivationAlgorithm Hash = PasswordBasedKeyDerivationAlgorithm.Argon2id(
        new Argon2Parameters
        {
            DegreeOfParallelism = 1,
            MemorySize = 8,
            NumberOfPasses = 1,
        }
    );

    public string Service => "Identity";

    public IReadOnlyList<string> Tables { get; } =
    [
        "users",
        "user_roles",
        "sessions",
        "refresh_tokens",
        "email_tokens",
        "sign_in_failures",
        "sanctions",
        "second_factors",
        "recovery_codes",
        "linked_identities",
        "provider_sign_ins",
    ];

    public async Task LoadAsync(DemoLoad load, DemoWorld world, CancellationToken cancellationToken)
    {
        await CopyUsers(load, world, cancellationToken);
        await CopyRoles(load, world, cancellationToken);
        await CopySanctions(load, world, cancellationToken);
    }

    private static async Task CopyUsers(DemoLoad load, DemoWorld world, CancellationToken cancellationToken)
    {
        await using var copy = await load.CopyAsync(
            "users",
            "id, email, email_key, password_hash, email_verified, handle, handle_key, display_name, created_at",
            cancellationToken
        );
        var importer = copy.Importer;
        for (var i = 0; i < world.PersonCount; i++)
        {
            var person = world.Person(i);
            var email = $"{person.Handle}@demo.example";
            await copy.StartRowAsync(cancellationToken);
            await importer.WriteAsync(person.Id, NpgsqlDbType.Uuid, cancellationToken);
            await importer.WriteAsync(email, NpgsqlDbType.Varchar, cancellationToken);
            await importer.WriteAsync(email.ToLowerInvariant(), NpgsqlDbType.Varchar, cancellationToken);
            await importer.WriteAsync(HashFor(person.Id), NpgsqlDbType.Varchar, cancellationToken);
            await importer.WriteAsync(true, NpgsqlDbType.Boolean, cancellationToken);
            await importer.WriteAsync(person.Handle, NpgsqlDbType.Text, cancellationToken);
            await importer.WriteAsync(person.Handle.ToLowerInvariant(), NpgsqlDbType.Text, cancellationToken);
            await importer.WriteAsync(person.DisplayName, NpgsqlDbType.Text, cancellationToken);
            await importer.WriteAsync(person.JoinedAt, NpgsqlDbType.TimestampTz, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private static async Task CopyRoles(DemoLoad load, DemoWorld world, CancellationToken cancellationToken)
    {
        await using var copy = await load.CopyAsync("user_roles", "user_id, role_id", cancellationToken);
        for (var i = 0; i < world.PersonCount; i++)
        {
            await WriteAsync(world.PersonId(i), UserRole);
        }

        await WriteAsync(world.PersonId(0), AdminRole);
        await WriteAsync(world.PersonId(1), ModeratorRole);
        await copy.CompleteAsync(cancellationToken);

        async Task WriteAsync(Guid person, int role)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.Importer.WriteAsync(person, NpgsqlDbType.Uuid, cancellationToken);
            await copy.Importer.WriteAsync(role, NpgsqlDbType.Integer, cancellationToken);
        }
    }

    private static async Task CopySanctions(DemoLoad load, DemoWorld world, CancellationToken cancellationToken)
    {
        await using var copy = await load.CopyAsync(
            "sanctions",
            "user_id, kind, reason, created_at, moderator_id",
            cancellationToken
        );
        for (var i = 0; i < world.PersonCount; i++)
        {
            if (world.IsBanned(i))
            {
                await copy.StartRowAsync(cancellationToken);
                await copy.Importer.WriteAsync(world.PersonId(i), NpgsqlDbType.Uuid, cancellationToken);
                await copy.Importer.WriteAsync("Banned", NpgsqlDbType.Text, cancellationToken);
                await copy.Importer.WriteAsync("Advertised watches, again.", NpgsqlDbType.Text, cancellationToken);
                await copy.Importer.WriteAsync(
                    world.Person(i).JoinedAt.AddDays(1),
                    NpgsqlDbType.TimestampTz,
                    cancellationToken
                );
                await copy.Importer.WriteAsync(world.PersonId(1), NpgsqlDbType.Uuid, cancellationToken);
            }
        }

        await copy.CompleteAsync(cancellationToken);
    }

    /// <summary>A person's hash: the same whenever the world is loaded, and another for each person.</summary>
    private static string HashFor(Guid person)
    {
        var salt = person.ToByteArray(bigEndian: true);
        return $"$argon2id$v=19$m=8,t=1,p=1${Encode(salt)}${Encode(Hash.DeriveBytes(Encoding.UTF8.GetBytes(Password), salt, 32))}";
    }

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');
}
