using Catalog.Jobs.Review;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Export;

/// <summary>Works out whose words the fields of texts are. Docs: docs/exporting.md.</summary>
internal static class Provenances
{
    /// <summary>Copy id → field → whose. A person's field that some text of the model for that product and locale has like this is the model's.</summary>
    public static async Task<Dictionary<long, IReadOnlyDictionary<string, Provenance>>> OfAsync(RowWriter writer, IReadOnlyList<WrittenText> texts)
    {
        var reused = (await writer.QueryAsync<(long Id, string Author)>(
            "select id, author from revision where id = any(@ids)", new { ids = texts.Select(text => text.Reused).OfType<long>().ToArray() })).ToDictionary(row => row.Id, row => row.Author);
        var people = texts.Where(text => text.Author != Revision.ModelAuthor).ToList();
        var drafts = (await writer.QueryAsync<(long CopyId, int Number, string Raw)>(
            "select copy_id, number, raw from revision where copy_id = any(@ids) and author = 'model'",
            new { ids = people.Select(text => text.CopyId).ToArray() })).ToLookup(row => row.CopyId, row => (row.Number, Copy: Copy.Parse(row.Raw)));
        return texts.ToDictionary(text => text.CopyId, text =>
        {
            var copy = Copy.Parse(text.Raw);
            var isModels = text.Author == Revision.ModelAuthor && (text.Reused is not { } origin || reused.GetValueOrDefault(origin, Revision.ModelAuthor) == Revision.ModelAuthor);
            var before = drafts[text.CopyId].Where(draft => draft.Number < text.Number).Select(draft => draft.Copy).ToList();
            return (IReadOnlyDictionary<string, Provenance>)copy.Fields.ToDictionary(
                field => field.Key,
                field => isModels ? Provenance.Generated : text.Author == Revision.ModelAuthor ? Provenance.Human : OfPerson(field, before));
        });
    }

    private static Provenance OfPerson(CopyField field, List<Copy> drafts)
    {
        var said = drafts.Select(draft => draft.Field(field.Key)?.Text).Where(text => !string.IsNullOrEmpty(text)).ToList();
        return said.Contains(field.Text) ? Provenance.Generated : said.Count > 0 ? Provenance.Edited : Provenance.Human;
    }
}

/// <summary>A revision that goes out.</summary>
/// <param name="Reused">The approved revision that it repeats; null: none.</param>
internal sealed record WrittenText(long CopyId, long RevisionId, int Number, string Author, long? Reused, string Raw);
