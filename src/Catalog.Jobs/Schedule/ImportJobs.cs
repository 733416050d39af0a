using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Texts;
using Catalog.Jobs.Terminology;

namespace Catalog.Jobs.Schedule;

/// <summary>Imports as jobs. A file that is refused as a whole is no failure of the job: its row in <c>import</c> says why.</summary>
internal sealed class ImportJobs(Importer importer, TextImporter texts, CurrentCatalog current, CatalogFolder folder, RecurringJobs recurring) : IImportJobs
{
    public async Task ImportAsync(string path, string fileName, string startedBy, CancellationToken cancellationToken)
    {
        var catalog = await folder.NeedAsync(cancellationToken);
        var options = new ImportOptions(startedBy, FileName: fileName);
        // A file that one of our exports wrote and a person edited brings texts, with the terms that they are checked by.
        if (await texts.ImportAsync(path, await current.NeedAsync(cancellationToken), null, options, cancellationToken) is null)
            await importer.ImportAsync(path, catalog, options, null, cancellationToken);
        recurring.Apply(catalog.Schedule);
    }
}
