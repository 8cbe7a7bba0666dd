using System.Text;

namespace Graph.Gateway.Edge.Ide;

/// <summary>The IDE's page with what the gateway adds to it, and the gateway's own scripts beside it.</summary>
internal static class IdePage
{
    /// <summary>The name of the script that the page gets.</summary>
    public const string StartScriptName = "graph-start.js";

    private const string EndOfHead = "</head>";

    /// <summary>
    /// Opens a document, which has the example query, where the IDE begins with none, and closes the vendor's announcement of its next
    /// product, as a user would. A click is repeated while the page is still settling and loses it; as soon as there is an editor and
    /// nothing above it, everything is the user's.
    /// </summary>
    public static ReadOnlySpan<byte> StartScript =>
        """
            (() => {
              const deadline = Date.now() + 20000;
              let isSeen = false;
              const announcement = () =>
                [...document.querySelectorAll("strong")].find((text) => text.textContent.startsWith("Important Update"));
              const settle = () => {
                if (Date.now() > deadline) return;
                const above = announcement();
                isSeen ||= above !== undefined;
                above?.parentElement.parentElement.querySelector("[role=button]")?.click();
                const editor = document.querySelector(".monaco-editor");
                if (editor && isSeen && !above) return;
                if (!editor) {
                  const buttons = [...document.querySelectorAll("button")];
                  buttons.find((button) => button.textContent.trim() === "Create Document")?.click();
                }
                setTimeout(settle, 250);
              };
              settle();
            })();

            """u8;

    /// <summary>
    /// The page registers a service worker. The IDE's own would keep its files and configuration in browsers after the gateway has
    /// moved on, and without any the browser reports an error: this one takes itself away.
    /// </summary>
    public static ReadOnlySpan<byte> ServiceWorker =>
        """
            self.addEventListener("install", () => self.skipWaiting());
            self.addEventListener("activate", (event) => event.waitUntil(self.registration.unregister()));

            """u8;

    /// <summary>The page as it is served: the start script is added, and said to be added; the IDE's license asks for that.</summary>
    /// <param name="html">The page as the package has it.</param>
    public static byte[] Render(string html)
    {
        var end = html.IndexOf(EndOfHead, StringComparison.OrdinalIgnoreCase);
        return Encoding.UTF8.GetBytes(
            end < 0
                ? html
                : html.Insert(
                    end,
                    $"<!-- Modified by the gateway that serves it: {StartScriptName} is added. -->"
                        + $"<script defer=\"defer\" src=\"{StartScriptName}\"></script>"
                )
        );
    }
}
