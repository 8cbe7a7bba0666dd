using Graph.Common.Hosting;
using Graph.Fury;

return await SubgraphApplication.RunAsync(() => FuryService.Build(args));
