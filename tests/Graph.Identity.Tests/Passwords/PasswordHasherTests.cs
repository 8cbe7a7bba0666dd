using System.Text;
using Graph.Identity.Passwords;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;

namespace Graph.Identity.Tests.Passwords;

public sealed class PasswordHasherTests : IDisposable
{
    private readonly PasswordHasher _hasher = new();

    public void Dispose() => _hasher.Dispose();

    [Fact]
    public async Task A_password_fits_its_hash_and_no_other()
    {
        var hash = await _hasher.HashAsync("correct horse", default);

        Assert.True(await _hasher.VerifyAsync("correct horse", hash, default));
        Assert.False(await _hasher.VerifyAsync("correct hors", hash, default));
        Assert.False(await _hasher.VerifyAsync("", hash, default));
        Assert.InRange(hash.Length, 1, 255);
    }

    [Fact]
    public async Task Two_hashes_of_a_password_differ() =>
        Assert.NotEqual(await _hasher.HashAsync("same", default), await _hasher.HashAsync("same", default));

    [Fact]
    public async Task Another_implementation_of_Argon2id_makes_the_same_of_it()
    {
        const string Password = "pässwörd 🐎";
        var hash = await _hasher.HashAsync(Password, default);
        var parts = hash.Split('$');
        var generator = new Argon2BytesGenerator();
        generator.Init(
            new Argon2Parameters.Builder(Argon2Parameters.Argon2id)
                .WithVersion(Argon2Parameters.Version13)
                .WithMemoryAsKB(19_456)
                .WithIterations(2)
                .WithParallelism(1)
                .WithSalt(Convert.FromBase64String(parts[4] + "=="))
                .Build()
        );
        var expected = new byte[32];
        generator.GenerateBytes(Encoding.UTF8.GetBytes(Password), expected);

        Assert.Equal("m=19456,t=2,p=1", parts[3]);
        Assert.Equal(Convert.ToBase64String(expected).TrimEnd('='), parts[5]);
    }

    [Fact]
    public async Task A_cheaper_hash_is_good_and_known_to_be_weak()
    {
        var cheap = Cheap("graph");

        Assert.True(await _hasher.VerifyAsync("graph", cheap, default));
        Assert.True(PasswordHasher.IsWeak(cheap));
        Assert.False(PasswordHasher.IsWeak(await _hasher.HashAsync("graph", default)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(PasswordHasher.None)]
    [InlineData("")]
    [InlineData("$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA")]
    [InlineData("$argon2id$v=19$m=99999999,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("$argon2i$v=19$m=8,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_is_no_hash_fits_nothing(string? hash)
    {
        Assert.False(await _hasher.VerifyAsync("password", hash, default));
        Assert.False(await _hasher.VerifyAsync("", hash, default));
    }

    private static string Cheap(string password)
    {
        var salt = new byte[16];
        var generator = new Argon2BytesGenerator();
        generator.Init(
            new Argon2Parameters.Builder(Argon2Parameters.Argon2id)
                .WithVersion(Argon2Parameters.Version13)
                .WithMemoryAsKB(8)
                .WithIterations(1)
                .WithParallelism(1)
                .WithSalt(salt)
                .Build()
        );
        var hash = new byte[32];
        generator.GenerateBytes(Encoding.UTF8.GetBytes(password), hash);
        return $"$argon2id$v=19$m=8,t=1,p=1${Encode(salt)}${Encode(hash)}";
    }

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');
}
