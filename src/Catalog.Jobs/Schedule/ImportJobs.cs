using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Dialects;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Schedule;

/// <summary>Imports as jobs. A file that is refused as a whole is no failure of the job: its row in <c>import</c> says why.</summary>
internal sealed class ImportJobs(Importer importer, CatalogStart start, RecurringJobs recurring) : IImportJobs
{
    public async Task ImportAsync(string path, string fileName, string startedBy, CancellationToken cancellationToken)
    {
        var (loaded, notes) = await start.LoadForAsync(path, fileName, TableSettings.Detect, keep: true, cancellationToken);
        var catalog = loaded.Definition ?? throw new CatalogProblemException(loaded.Message);
        await importer.ImportAsync(path, catalog, new ImportOptions(startedBy, FileName: fileName) { Notes = notes }, null, cancellationToken);
        recurring.Apply(catalog.Schedule);
    }
}
