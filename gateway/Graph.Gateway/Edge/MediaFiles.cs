using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Graph.Gateway.Edge;

/// <summary>
/// Serves pictures out of a folder, where no object storage keeps them. They are public, and pages of every origin may show
/// them; nothing but pictures is served, and nothing in them can run.
/// </summary>
internal static class MediaFiles
{
    /// <summary>Below which path they are.</summary>
    public const string Path = "/media";

    // A picture is replaced under the same name when somebody changes theirs.
    private const string CacheControl = "public, max-age=300";

    /// <summary>Serves what lies in the folder; nothing where there is none.</summary>
    /// <exception cref="GatewayConfigurationException">The folder does not exist.</exception>
    public static void UseMediaFiles(this WebApplication app, string? folder)
    {
        if (folder is null)
        {
            return;
        }

        if (!Directory.Exists(folder))
        {
            throw new GatewayConfigurationException(
                $"Media__Folder is '{folder}', and there is no such folder: make it, or leave the setting out."
            );
        }

        app.UseStaticFiles(
            new StaticFileOptions
            {
                RequestPath = Path,
                FileProvider = new PhysicalFileProvider(System.IO.Path.GetFullPath(folder)),
                ContentTypeProvider = new FileExtensionContentTypeProvider(
                    new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
                    {
                        [".png"] = "image/png",
                        [".jpg"] = "image/jpeg",
                        [".webp"] = "image/webp",
                    }
                ),
                OnPrepareResponse = static file =>
                {
                    var headers = file.Context.Response.Headers;
                    headers.CacheControl = CacheControl;
                    headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
                    headers["Cross-Origin-Resource-Policy"] = "cross-origin";
                },
            }
        );
    }
}
