using Graph.Types.Sdl;

namespace Graph.Annotations.Tests;

public sealed class WrongSubscriptionsTests
{
    [Fact]
    public void A_field_says_where_its_events_come_from() =>
        Says(
            "Silent.Ticked: a field of the subscription root answers events: add [Subscribe], which says",
            typeof(Silent)
        );

    [SubscriptionType]
    private static class Silent
    {
        public static int Ticked() => 1;
    }

    [Fact]
    public void The_source_exists() =>
        Says("Sourceless.Ticked: [Subscribe(With)] names 'Ticks', which is no static method", typeof(Sourceless));

    [SubscriptionType]
    private static class Sourceless
    {
        [Subscribe(With = "Ticks")]
        public static int Ticked([EventMessage] int tick) => tick;
    }

    [Fact]
    public void The_source_is_a_stream_of_what_the_method_takes()
    {
        Says("Listed.Ticks: it opens a stream of events: let it give back IAsyncEnumerable<T>", typeof(Listed));
        Says("Mistyped.Ticked: [EventMessage] is String, but the events of 'Ticks' are Int32.", typeof(Mistyped));
    }

    [SubscriptionType]
    private static class Listed
    {
        [Subscribe(With = nameof(Ticks))]
        public static int Ticked([EventMessage] int tick) => tick;

        public static IReadOnlyList<int> Ticks() => [1];
    }

    [SubscriptionType]
    private static class Mistyped
    {
        [Subscribe(With = nameof(Ticks))]
        public static string Ticked([EventMessage] string tick) => tick;

        public static IAsyncEnumerable<int> Ticks() => throw new NotSupportedException();
    }

    [Fact]
    public void A_topic_names_arguments_only()
    {
        Says(
            "Unnamed.Ticked: [Topic(\"tick-{hand}\")] names 'hand', which is no argument of 'ticked'.",
            typeof(Unnamed)
        );
        Says("Unclosed.Ticked: [Topic(\"tick-{hand\")] opens a brace that it does not close.", typeof(Unclosed));
    }

    [SubscriptionType]
    private static class Unnamed
    {
        [Subscribe, Topic("tick-{hand}")]
        public static int Ticked([EventMessage] int tick) => tick;
    }

    [SubscriptionType]
    private static class Unclosed
    {
        [Subscribe, Topic("tick-{hand")]
        public static int Ticked(string hand, [EventMessage] int tick) => tick;
    }

    [Fact]
    public void Only_subscriptions_have_events()
    {
        Says("Asking.Ticked: only fields of the subscription root have events", typeof(Asking));
        Says("Eventful.Ticked(tick): only a method with [Subscribe] has an event", typeof(Eventful));
    }

    [QueryType]
    private static class Asking
    {
        [Subscribe]
        public static int Ticked() => 1;
    }

    [QueryType]
    private static class Eventful
    {
        public static int Ticked([EventMessage] int tick) => tick;
    }

    [Fact]
    public void Methods_of_one_field_agree_on_its_arguments() =>
        Says("Disagreeing.Ticks(hand): the argument 'hand' has another type", typeof(Disagreeing));

    [SubscriptionType]
    private static class Disagreeing
    {
        [Subscribe(With = nameof(Ticks))]
        public static int Ticked(string hand, [EventMessage] int tick) => tick + hand.Length;

        public static IAsyncEnumerable<int> Ticks(int hand) => throw new NotSupportedException();
    }

    [Fact]
    public void Events_come_one_by_one()
    {
        Says("Batched.Ticked: events come one by one: [BatchResolver] has no meaning here.", typeof(Batched));
        Says("Doubled.Ticked: there is one event at a time: keep one [EventMessage].", typeof(Doubled));
    }

    [SubscriptionType]
    private static class Batched
    {
        [Subscribe, BatchResolver]
        public static IReadOnlyList<int> Ticked([EventMessage] int tick) => [tick];
    }

    [SubscriptionType]
    private static class Doubled
    {
        [Subscribe]
        public static int Ticked([EventMessage] int tick, [EventMessage] int tock) => tick + tock;
    }

    [Fact]
    public void Events_come_from_one_place()
    {
        Says("Torn.Ticked: the events come from a topic or from a method: remove [Topic], or With.", typeof(Torn));
        Says(
            "Ambiguous.Ticked: [Subscribe(With)] names 'Ticks', of which there are 2; give them different names.",
            typeof(Ambiguous)
        );
    }

    [SubscriptionType]
    private static class Torn
    {
        [Subscribe(With = nameof(Ticks)), Topic("ticks")]
        public static int Ticked([EventMessage] int tick) => tick;

        public static IAsyncEnumerable<int> Ticks() => throw new NotSupportedException();
    }

    [SubscriptionType]
    private static class Ambiguous
    {
        [Subscribe(With = nameof(Ticks))]
        public static int Ticked([EventMessage] int tick) => tick;

        public static IAsyncEnumerable<int> Ticks() => throw new NotSupportedException();

        public static IAsyncEnumerable<int> Ticks(int hand) => throw new NotSupportedException();
    }

    [Fact]
    public void A_stream_takes_nothing_that_a_call_gives_back()
    {
        var builder = Annotated.Builder(typeof(Anything), typeof(Leased)).AddResolverService(_ => new Lease());

        Assert.Contains(
            "Leased.Ticks(lease): a stream of events lives longer than a call, after which its Lease is disposed: take a factory.",
            Assert.Throws<SchemaException>(builder.Build).Errors.Select(error => error.Message)
        );
    }

    private sealed class Lease : IDisposable, IAsyncDisposable
    {
        public void Dispose() { }

        public ValueTask DisposeAsync() => default;
    }

    [SubscriptionType]
    private static class Leased
    {
        [Subscribe(With = nameof(Ticks))]
        public static int Ticked([EventMessage] int tick) => tick;

        public static IAsyncEnumerable<int> Ticks(Lease lease) => throw new NotSupportedException(lease.ToString());
    }

    private static void Says(string sentence, Type type) =>
        Assert.Contains(sentence, Annotated.Problems(typeof(Anything), type));

    [QueryType]
    private static class Anything
    {
        public static int One() => 1;
    }
}
