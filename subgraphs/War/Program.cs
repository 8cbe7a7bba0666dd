using Graph.Common.Hosting;
using Graph.War;

return await SubgraphApplication.RunAsync(() => WarService.Build(args));
