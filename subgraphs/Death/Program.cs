using Graph.Death;

return await DeathSubgraph.Definition.RunAsync(args);
