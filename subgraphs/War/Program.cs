using Graph.War;

return await WarSubgraph.Definition.RunAsync(args);
