using Catalog.Benchmarks;
using Catalog.Benchmarks.Lists;
using Catalog.Benchmarks.Remote;

// Ratios within one run; absolute times are this machine's. See docs/benchmarks.md.
var call = args.ToList();
var lists = ListOptions.Take(call);
var wanted = call.Where(arg => !arg.StartsWith('-')).ToHashSet(StringComparer.Ordinal);
var json = args.Contains("--json");
var benchmarks = new (string Name, string About, Func<Report, Task> Run)[]
{
    ("fork", "forks of one opening against one request after another, and against a batch that shares nothing", args.Contains("--curve") ? ForkBenchmark.CurveAsync : ForkBenchmark.RunAsync),
    ("step", "a decode step against bare InferenceSession.Run on the same shapes", DecodeStepBenchmark.RunAsync),
    ("constraint", "the schema enforced against free decoding", ConstraintBenchmark.RunAsync),
    ("pictures", "a 12-megapixel JPEG against SkiaSharp, and decoding beside the model", PicturesBenchmark.RunAsync),
    ("forced", "forced tokens appended several at once against a step each", ForcedBenchmark.RunAsync),
    ("remote", "the remote engine against clients with a fixed number of requests at once, on a simulated server", ConcurrencyBenchmark.RunAsync),
    ("share", "prompt tokens that a server computes for the demo's products, against the in-process engine's", ShareBenchmark.RunAsync),
    ("lists", "pages by key and searches over millions of texts, against OFFSET and ILIKE; only where it is named", new ListsBenchmark(lists).RunAsync),
};

if (args.Contains("--help") || wanted.Except(benchmarks.Select(benchmark => benchmark.Name)).Any())
{
    Console.WriteLine("usage: dotnet run -c Release --project tests/Catalog.Benchmarks [-- NAME … [--json] [--curve] [--texts 10000000] [--data FOLDER]]");
    foreach (var (name, about, _) in benchmarks) Console.WriteLine($"  {name,-12}{about}");
    return args.Contains("--help") ? 0 : 2;
}

foreach (var (name, about, run) in benchmarks)
{
    // Lists take half an hour and 20 GB of disk.
    if (wanted.Count == 0 ? name == "lists" : !wanted.Contains(name)) continue;
    if (!json) Console.WriteLine($"\n{name}: {about}");
    var report = new Report();
    await run(report);
    report.Write(name, json, Console.Out);
}

return 0;
