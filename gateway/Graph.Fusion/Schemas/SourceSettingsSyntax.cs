using Graph.Language;
using static Graph.Fusion.Schemas.ExecutionSyntax;

namespace Graph.Fusion.Schemas;

/// <summary>Writes the settings of a source as a directive of the execution schema, and reads them back.</summary>
internal static class SourceSettingsSyntax
{
    public static DirectiveNode Write(SourceSchemaInfo source)
    {
        var settings = source.Settings;
        return Directive(
            ExecutionDirectives.Schema,
            ("name", Text(source.Name)),
            ("url", Text(settings.Url)),
            ("subscriptionUrl", Text(settings.SubscriptionUrl)),
            ("variableBatching", Boolean(settings.VariableBatching)),
            ("requestBatching", Boolean(settings.RequestBatching)),
            (
                "subscriptions",
                settings.Subscriptions == SubscriptionTransport.ServerSentEvents
                    ? null
                    : Name(SourceSettingNames.Subscriptions, settings.Subscriptions)
            ),
            ("httpVersion", Name(SourceSettingNames.HttpVersions, settings.HttpVersion)),
            ("compression", Flag(settings.Compression)),
            ("requestCompression", Name(SourceSettingNames.RequestCompressions, settings.RequestCompression)),
            ("uploads", Flag(settings.Uploads))
        );
    }

    /// <exception cref="ExecutionSchemaException">A value is none of those that it can have.</exception>
    public static SourceSchemaSettings Read(DirectiveArguments arguments) =>
        new()
        {
            Url = arguments.Text("url"),
            SubscriptionUrl = arguments.Text("subscriptionUrl"),
            VariableBatching = arguments.Flag("variableBatching"),
            RequestBatching = arguments.Flag("requestBatching"),
            Subscriptions =
                Value(SourceSettingNames.Subscriptions, arguments, "subscriptions")
                ?? SubscriptionTransport.ServerSentEvents,
            HttpVersion = Value(SourceSettingNames.HttpVersions, arguments, "httpVersion"),
            Compression = arguments.Flag("compression") ?? false,
            RequestCompression = Value(SourceSettingNames.RequestCompressions, arguments, "requestCompression"),
            Uploads = arguments.Flag("uploads") ?? false,
        };

    private static BooleanValueNode? Boolean(bool? value) => value is { } flag ? new BooleanValueNode(flag) : null;

    private static ValueNode? Name<T>(IReadOnlyDictionary<string, T> names, T? value)
        where T : struct, Enum => value is { } known ? Text(SourceSettingNames.NameOf(names, known)) : null;

    private static T? Value<T>(IReadOnlyDictionary<string, T> names, DirectiveArguments arguments, string argument)
        where T : struct, Enum
    {
        if (arguments.Text(argument) is not { } text)
        {
            return null;
        }

        return names.TryGetValue(text, out var value)
            ? value
            : throw new ExecutionSchemaException([
                $"The source '{arguments.Text("name")}' has '{text}' for '{argument}', which is none of {string.Join(", ", names.Keys)}.",
            ]);
    }
}
