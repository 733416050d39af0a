using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Dialects;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Import.Texts;
using Catalog.Jobs.Terminology;

namespace Catalog.Jobs.Schedule;

/// <summary>Imports as jobs. A file that is refused as a whole is no failure of the job: its row in <c>import</c> says why.</summary>
internal sealed class ImportJobs(Importer importer, TextImporter texts, CurrentCatalog current, CatalogStart start, RecurringJobs recurring) : IImportJobs
{
    public async Task ImportAsync(string path, string fileName, string startedBy, CancellationToken cancellationToken)
    {
        var (loaded, notes) = await start.LoadForAsync(path, fileName, TableSettings.Detect, keep: true, cancellationToken);
        var catalog = loaded.Definition ?? throw new CatalogProblemException(loaded.Message);
        var options = new ImportOptions(startedBy, FileName: fileName) { Notes = notes };
        // A file that one of our exports wrote and a person edited brings texts, with the terms that they are checked by.
        if (await texts.ImportAsync(path, await current.NeedAsync(cancellationToken), null, options, cancellationToken) is null)
            await importer.ImportAsync(path, catalog, options, null, cancellationToken);
        recurring.Apply(catalog.Schedule);
    }
}
