namespace Catalog.Dashboard.Pages.Exports;

/// <summary>An export as its page shows it; see <c>export_batch</c> in the schema.</summary>
/// <param name="FileName">The file's absolute path.</param>
/// <param name="Skipped">Texts of the channel's locales that aren't approved.</param>
public sealed record ExportView(
    long Id, string Channel, string Format, string FileName, int Rows, int Cells, int Skipped, string CreatedBy, DateTimeOffset CreatedAt);
