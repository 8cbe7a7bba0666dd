using Graph.Fuzz.Commands;

return await FuzzCommandLine.RunAsync(args);
