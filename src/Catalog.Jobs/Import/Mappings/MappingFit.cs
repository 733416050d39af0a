using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Import.Mappings;

/// <summary>Whether a mapping can be used for a file as it is now.</summary>
/// <param name="Missing">What it takes from columns that the file doesn't have, or has twice.</param>
/// <param name="Unsaid">Columns of the catalogue that it says nothing about: catalog.json has them since.</param>
/// <param name="Unknown">Columns of the file that nothing is taken from and that the file with which it was saved didn't have.</param>
public sealed record MappingFit(IReadOnlyList<MissingColumn> Missing, IReadOnlyList<string> Unsaid, IReadOnlyList<string> Unknown)
{
    /// <summary>True where nobody has to be asked.</summary>
    public bool IsComplete => Missing.Count == 0 && Unsaid.Count == 0;

    /// <summary>Compares a mapping with a file's header.</summary>
    /// <param name="before">The header with which the mapping was saved; empty where it wasn't.</param>
    public static MappingFit Of(SourceMapping mapping, IReadOnlyList<string> before, IReadOnlyList<string> header, ColumnMapping columns)
    {
        var known = ColumnLayout.Mapped(columns).ToList();
        // The same column can't be two things, but nobody is kept from reading one twice.
        var matches = mapping.Columns.Where(match => known.Contains(match.Column)).ToList();
        var used = matches.Select(match => match.From).OfType<string>().ToHashSet();
        var added = RejectColumns.In(header);
        var free = header.Where(name => name.Length > 0 && !used.Contains(name) && !added.Contains(name)).Distinct().ToList();
        return new(
            [
                .. from match in matches
                   let lost = match.From
                   where lost is not null
                   let count = header.Count(name => name == lost)
                   where count != 1
                   select new MissingColumn(match.Column, lost!, count > 1, NearNames.Of([match.Column, lost!], free)),
            ],
            mapping.Columns.Count == 0 ? [] : [.. known.Where(column => mapping.Of(column) is null)],
            [.. free.Where(name => !before.Contains(name))]);
    }
}

/// <summary>A column that a mapping wants and a file lacks.</summary>
/// <param name="Column">The catalogue's.</param>
/// <param name="From">The file's, as the mapping has it.</param>
/// <param name="IsTwice">True where the file has it more than once, so that nobody can say which is meant.</param>
/// <param name="Near">Columns of the file with a similar name that nothing is taken from: suggestions, the nearest first.</param>
public sealed record MissingColumn(string Column, string From, bool IsTwice, IReadOnlyList<string> Near);
