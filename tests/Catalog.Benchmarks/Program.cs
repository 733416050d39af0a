using System.Globalization;
using Catalog.Benchmarks;
using Catalog.Benchmarks.Fuzz;
using Catalog.Benchmarks.Imports;
using Catalog.Benchmarks.Lists;
using Catalog.Benchmarks.Remote;

if (args is ["fuzz", .. var fuzzArgs]) return await FuzzCommand.RunAsync(fuzzArgs);

// Ratios within one run; absolute times are this machine's. See docs/benchmarks.md.
var call = args.ToList();
var lists = ListOptions.Take(call);
var rowsAt = call.IndexOf("--rows");
var rows = rowsAt < 0 ? 1_000_000 : rowsAt + 1 < call.Count && int.TryParse(call[rowsAt + 1], CultureInfo.InvariantCulture, out var given) && given > 0 ? given : 0;
var wanted = call.Where((arg, i) => !arg.StartsWith('-') && (rowsAt < 0 || i != rowsAt + 1)).ToHashSet(StringComparer.Ordinal);
var json = args.Contains("--json");
var benchmarks = new (string Name, string About, Func<Report, Task> Run)[]
{
    ("fork", "forks of one opening against one request after another, and against a batch that shares nothing", args.Contains("--curve") ? ForkBenchmark.CurveAsync : ForkBenchmark.RunAsync),
    ("step", "a decode step against bare InferenceSession.Run on the same shapes", DecodeStepBenchmark.RunAsync),
    ("constraint", "the schema enforced against free decoding", ConstraintBenchmark.RunAsync),
    ("pictures", "a 12-megapixel JPEG against SkiaSharp, and decoding beside the model", PicturesBenchmark.RunAsync),
    ("forced", "forced tokens appended several at once against a step each", ForcedBenchmark.RunAsync),
    ("remote", "the remote engine against clients with a fixed number of requests at once, on a simulated server", ConcurrencyBenchmark.RunAsync),
    ("import", "a large file fresh, against CsvHelper with batched upserts and psql's copy; and the same file again", report => ImportBenchmark.RunAsync(report, rows)),
    ("share", "prompt tokens that a server computes for the demo's products, against the in-process engine's", ShareBenchmark.RunAsync),
    ("lists", "pages by key and searches over millions of texts, against OFFSET and ILIKE; only where it is named", new ListsBenchmark(lists).RunAsync),
};

if (args.Contains("--help") || rows == 0 || wanted.Except(benchmarks.Select(benchmark => benchmark.Name)).Any())
{
    Console.WriteLine("usage: dotnet run -c Release --project tests/Catalog.Benchmarks [-- NAME … [--json] [--curve] [--rows N] [--texts 10000000] [--data FOLDER]]");
    foreach (var (name, about, _) in benchmarks) Console.WriteLine($"  {name,-12}{about}");
    Console.WriteLine($"  {"fuzz",-12}no benchmark: damaged files through the import ([--files N] [--seed S])");
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
