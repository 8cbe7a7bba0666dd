// Some tests measure how long an answer takes, and how many statements and requests it costs.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
