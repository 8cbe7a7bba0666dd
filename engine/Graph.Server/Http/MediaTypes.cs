namespace Graph.Server;

/// <summary>The content types of responses, with their charset as the specification asks.</summary>
internal static class MediaTypes
{
    /// <summary>The content type of a format.</summary>
    public static string Of(ResponseFormat format) =>
        format switch
        {
            ResponseFormat.GraphQLResponse => "application/graphql-response+json; charset=utf-8",
            ResponseFormat.JsonLines => "application/jsonl; charset=utf-8",
            ResponseFormat.EventStream => "text/event-stream; charset=utf-8",
            ResponseFormat.Multipart => "multipart/mixed; boundary=\"-\"",
            _ => "application/json; charset=utf-8",
        };
}
