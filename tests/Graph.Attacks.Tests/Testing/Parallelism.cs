// CPU is measured for the whole process: nothing else may run in it meanwhile.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
