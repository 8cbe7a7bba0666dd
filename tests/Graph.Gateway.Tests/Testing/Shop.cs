using Graph.Annotations;
using Graph.Execution.Resolvers;
using Microsoft.AspNetCore.Http;

namespace Graph.Gateway.Tests.Testing;

/// <summary>The types of the source that most tests need.</summary>
internal static class Shop
{
    public static readonly Type[] Types = [typeof(Queries), typeof(Mutations), typeof(Subscriptions)];

    [QueryType]
    internal static class Queries
    {
        public static string Hello() => "shop";

        /// <summary>So many characters.</summary>
        public static string? Text(int length) =>
            length >= 0 ? new string('x', length) : throw new GraphQLException("No text is that short.");

        /// <summary>What the source sees in <c>Authorization</c>.</summary>
        public static string? Caller(IHttpContextAccessor http) => http.HttpContext!.Request.Headers.Authorization;
    }

    [MutationType]
    internal static class Mutations
    {
        [PayloadField("word")]
        public static string Touch() => "touched";
    }

    [SubscriptionType]
    internal static class Subscriptions
    {
        [Subscribe, Topic("prices")]
        public static int Price([EventMessage] int price) => price;

        /// <summary>The same events, and as many characters as are wanted.</summary>
        [Subscribe, Topic("prices")]
        public static string Label([EventMessage] int price, int length) => $"{price} {new string('x', length)}";
    }
}
