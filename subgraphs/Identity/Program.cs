using Graph.Identity;

return await IdentitySubgraph.Definition.RunAsync(args);
