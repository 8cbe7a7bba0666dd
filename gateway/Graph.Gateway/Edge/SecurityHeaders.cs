namespace Graph.Gateway.Edge;

/// <summary>Headers that keep a browser from taking an answer for something else.</summary>
internal static class SecurityHeaders
{
    /// <summary>Adds them to every response.</summary>
    public static void UseSecurityHeaders(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                return next(context);
            }
        );
}
