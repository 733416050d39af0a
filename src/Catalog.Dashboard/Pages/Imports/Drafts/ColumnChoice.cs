using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Mappings;

namespace Catalog.Dashboard.Pages.Imports.Drafts;

/// <summary>A column of the catalogue with what is chosen for it.</summary>
/// <param name="Column">Its name in catalog.json.</param>
/// <param name="Kind">What it means: article number, title, fact …</param>
/// <param name="Match">The file's column; where none is chosen yet, its source is null.</param>
/// <param name="IsOpen">True where a person has to say which column it is.</param>
/// <param name="Lost">The file's column of before, which is missing now or there twice; null: that isn't the case.</param>
/// <param name="Near">Columns with a similar name: suggestions.</param>
public sealed record ColumnChoice(string Column, string Kind, ColumnMatch Match, bool IsOpen, string? Lost, IReadOnlyList<string> Near)
{
    /// <summary>The catalogue's columns, each once. A column that the file calls the same needs no choice; any other does until a person made it.</summary>
    public static IReadOnlyList<ColumnChoice> All(ColumnMapping columns, SourceMapping mapping, MappingFit fit, IReadOnlyList<string> header)
    {
        var used = mapping.Columns.Select(match => match.From).ToHashSet();
        var free = header.Where(name => name.Length > 0 && !used.Contains(name)).ToList();
        return [.. Kinds(columns).DistinctBy(pair => pair.Column).Select(pair => Of(pair.Column, pair.Kind))];

        ColumnChoice Of(string column, string kind)
        {
            if (fit.Missing.FirstOrDefault(missing => missing.Column == column) is { } lost)
                return new(column, kind, mapping.Of(column)! with { From = null }, true, lost.From, lost.Near);
            if (mapping.Of(column) is { } match) return new(column, kind, match, false, null, []);
            var isSame = header.Count(name => name == column) == 1;
            return new(column, kind, new(column, isSame ? column : null), !isSame, null, isSame ? [] : NearNames.Of([column], free));
        }
    }

    private static IEnumerable<(string Column, string Kind)> Kinds(ColumnMapping columns) =>
    [
        (columns.Key, "article number"),
        (columns.Title, "title"),
        .. columns.Facts.Select(column => (column, "fact")),
        .. columns.Pictures.Select(column => (column, "picture")),
        .. columns.Documents.Select(column => (column, "document")),
        .. columns.Attributes.Select(column => (column, "kept")),
        .. columns.Flags is { } flags ? [(flags, "flags")] : Array.Empty<(string, string)>(),
    ];
}
