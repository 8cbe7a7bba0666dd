using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Graph.Identity.Passwords;

/// <summary>
/// Hashes passwords with Argon2id (RFC 9106). A hash is text that names its own parameters,
/// <c>$argon2id$v=19$m=19456,t=2,p=1$salt$hash</c>, so that they can be raised while old hashes are still good.
/// </summary>
internal sealed class PasswordHasher : IDisposable
{
    /// <summary>The hash of who has no password: none fits.</summary>
    public const string None = "!";

    private const int MemoryKibibytes = 19_456;
    private const int Passes = 2;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    // What a row may ask of this machine, whoever wrote it.
    private const int MaxMemoryKibibytes = 262_144;
    private const int MaxPasses = 16;

    // Each takes 19 MiB and a processor: more of them at once would only wait for each other.
    private readonly SemaphoreSlim _slots = new(Environment.ProcessorCount);

    /// <summary>The hash of a new password.</summary>
    public async Task<string> HashAsync(string password, CancellationToken cancellationToken)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var hash = await DeriveAsync(password, salt, MemoryKibibytes, Passes, cancellationToken);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"$argon2id$v=19$m={MemoryKibibytes},t={Passes},p=1${Encode(salt)}${Encode(hash)}"
        );
    }

    /// <summary>Whether a password has a hash. Without a hash it takes as long as with one, and is not so.</summary>
    public async Task<bool> VerifyAsync(string password, string? hash, CancellationToken cancellationToken)
    {
        if (!TryRead(hash, out var parameters))
        {
            await DeriveAsync(password, new byte[SaltBytes], MemoryKibibytes, Passes, cancellationToken);
            return false;
        }

        var derived = await DeriveAsync(
            password,
            parameters.Salt,
            parameters.Memory,
            parameters.Passes,
            cancellationToken
        );
        return CryptographicOperations.FixedTimeEquals(derived, parameters.Hash);
    }

    /// <summary>Whether a hash is weaker than those that are made now: its password, once it is known, is hashed again.</summary>
    public static bool IsWeak(string hash) =>
        TryRead(hash, out var parameters) && (parameters.Memory < MemoryKibibytes || parameters.Passes < Passes);

    public void Dispose() => _slots.Dispose();

    private async Task<byte[]> DeriveAsync(
        string password,
        byte[] salt,
        int memory,
        int passes,
        CancellationToken cancellationToken
    )
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(
                () =>
                    PasswordBasedKeyDerivationAlgorithm
                        .Argon2id(
                            new Argon2Parameters
                            {
                                DegreeOfParallelism = 1,
                                MemorySize = memory,
                                NumberOfPasses = passes,
                            }
                        )
                        // A text is hashed as UTF-16 here, and by nobody else.
                        .DeriveBytes(Encoding.UTF8.GetBytes(password), salt, HashBytes),
                cancellationToken
            );
        }
        finally
        {
            _slots.Release();
        }
    }

    private static bool TryRead(string? text, out (int Memory, int Passes, byte[] Salt, byte[] Hash) parameters)
    {
        parameters = default;
        var parts = text?.Split('$');
        if (parts is not ["", "argon2id", "v=19", var costs, var salt, var hash])
        {
            return false;
        }

        if (
            costs.Split(',') is not [['m', '=', .. var m], ['t', '=', .. var t], "p=1"]
            || !int.TryParse(m, NumberStyles.None, CultureInfo.InvariantCulture, out var memory)
            || !int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var passes)
            || memory is < 8 or > MaxMemoryKibibytes
            || passes is < 1 or > MaxPasses
            || !TryDecode(salt, SaltBytes, out var saltBytes)
            || !TryDecode(hash, HashBytes, out var hashBytes)
        )
        {
            return false;
        }

        parameters = (memory, passes, saltBytes, hashBytes);
        return true;
    }

    // Base64 without padding, as the format of these hashes has it.
    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    private static bool TryDecode(string text, int length, out byte[] bytes)
    {
        bytes = new byte[length];
        return Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), bytes, out var written)
            && written == length;
    }
}
