using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import;

namespace Catalog.Jobs.Schedule;

/// <summary>Imports as jobs. A file that is refused as a whole is no failure of the job: its row in <c>import</c> says why.</summary>
internal sealed class ImportJobs(Importer importer, CatalogFolder folder, RecurringJobs recurring) : IImportJobs
{
    public async Task ImportAsync(string path, string fileName, string startedBy, CancellationToken cancellationToken)
    {
        var catalog = await folder.NeedAsync(cancellationToken);
        await importer.ImportAsync(path, catalog, new ImportOptions(startedBy, FileName: fileName), null, cancellationToken);
        recurring.Apply(catalog.Schedule);
    }
}
