using Graph.Common.Hosting;
using Graph.Death;

return await SubgraphApplication.RunAsync(() => DeathService.Build(args));
