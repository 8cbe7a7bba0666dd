// The CPU time of an input is that of the process: nothing else may run beside it.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
