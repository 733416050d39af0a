namespace Catalog.Jobs.Import.Tables;

/// <summary>The line with the column names.</summary>
internal static class HeaderRow
{
    /// <summary>The most columns that a table may have; a workbook's sheet can't have much more than three times as many.</summary>
    public const int MostColumns = 5000;

    /// <summary>The names, without spaces around them.</summary>
    /// <exception cref="RefusedFileException">There are too many.</exception>
    public static string[] Names(TableRow row, string name)
    {
        Check(row.Line, row.Cells.Length, name);
        return [.. row.Cells.Select(cell => cell.Trim())];
    }

    /// <summary>Looks at how many columns there are.</summary>
    /// <exception cref="RefusedFileException">There are too many.</exception>
    public static void Check(int line, int columns, string name)
    {
        if (columns <= MostColumns) return;
        throw new RefusedFileException(
            $"Line {line} of {name} has {columns} columns; at most {MostColumns} are read. Take out the columns from column {MostColumns + 1} on, or look whether lines end where they should.");
    }

    /// <summary>The row, with its fault where it is the header once more: two files were put one behind the other, and it is no product.</summary>
    public static TableRow Checked(TableRow row, IReadOnlyList<string> header)
    {
        if (row.Cells.Length != header.Count || row.Cells[0].Trim() != header[0] || !row.Cells.Select(cell => cell.Trim()).SequenceEqual(header)) return row;
        return row with { Faults = [.. row.Faults, new TableFault(-1, "repeated-header", "The line repeats the column names.", "Remove it.")] };
    }
}
