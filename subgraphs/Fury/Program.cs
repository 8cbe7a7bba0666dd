using Graph.Fury;

return await FurySubgraph.Definition.RunAsync(args);
