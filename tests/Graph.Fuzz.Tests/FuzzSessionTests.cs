using System.Text;
using Graph.Fuzz.Inputs;
using Graph.Fuzz.Running;

namespace Graph.Fuzz.Tests;

public sealed class FuzzSessionTests
{
    private const ulong Seed = 7;

    [Fact]
    public void A_failure_is_found_made_smaller_and_reported_once()
    {
        using var target = new Fragile();
        var session = new FuzzSession(target, Corpus.Of("none"), Seed);
        session.Run(0, 2_000, TimeSpan.FromSeconds(30), CancellationToken.None);
        var failure = Assert.Single(session.Failures);
        Assert.Equal("A zero breaks it.", failure.Kind);
        Assert.Equal([0], failure.Input);
    }

    [Fact]
    public void Seed_and_index_make_an_input_again()
    {
        using var target = new Fragile();
        var session = new FuzzSession(target, Corpus.Of("none"), Seed);
        session.Run(0, 2_000, TimeSpan.FromSeconds(30), CancellationToken.None);
        var first = session.Failures.Single();
        if (first.IsRepeatable)
        {
            var again = new FuzzSession(target, Corpus.Of("none"), Seed);
            again.RunOnly(first.Index);
            Assert.Equal(first.Kind, Assert.Single(again.Failures).Kind);
        }
    }

    [Fact]
    public void The_first_input_of_each_kind_is_kept()
    {
        using var target = new Fragile();
        var session = new FuzzSession(target, Corpus.Of("none"), Seed);
        session.Run(0, 2_000, TimeSpan.FromSeconds(30), CancellationToken.None);
        Assert.Equal(4, session.Kept.Count);
    }

    [Fact]
    public void The_journal_knows_the_input_that_is_being_fed()
    {
        var path = Path.GetTempFileName();
        try
        {
            using var writer = InputJournal.Create(path);
            using var reader = InputJournal.Open(path);
            Assert.Null(reader.Read());
            writer.Begin(Seed, 12, Encoding.ASCII.GetBytes("input"));
            var entry = reader.Read()!;
            Assert.Equal((Seed, 12, "input"), (entry.Seed, entry.Index, Encoding.ASCII.GetString(entry.Input)));
            writer.End();
            Assert.Null(reader.Read());
        }
        finally
        {
            File.Delete(path);
        }
    }

    private sealed class Fragile : FuzzTarget
    {
        public override string Name => "fragile";

        public override string Claim => "No input has a zero.";

        public override byte[] Generate(Random random)
        {
            var input = new byte[random.Next(1, 60)];
            random.NextBytes(input);
            return input;
        }

        public override string Run(byte[] input)
        {
            FuzzFailureException.ThrowUnless(!input.Contains((byte)0), "A zero breaks it.", () => "");
            return $"{input.Length % 4}";
        }
    }
}
