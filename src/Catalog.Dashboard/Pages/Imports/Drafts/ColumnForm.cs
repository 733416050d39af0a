using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Mappings;

namespace Catalog.Dashboard.Pages.Imports.Drafts;

/// <summary>The form of the columns: what its fields are called and mean.</summary>
public static class ColumnForm
{
    /// <summary>The file has no such column.</summary>
    public const string None = "none";

    /// <summary>The field with the file's column.</summary>
    public static string From(string column) => $"from[{column}]";

    /// <summary>The field with the policy of empty cells.</summary>
    public static string Empty(string column) => $"empty[{column}]";

    /// <summary>The value of a file's column.</summary>
    public static string Value(string name) => "=" + name;

    /// <summary>What a form says. A column for which nothing is chosen stays as it was, or is left out.</summary>
    public static SourceMapping Read(IFormCollection form, ColumnMapping columns, SourceMapping before) => before with
    {
        Columns =
        [
            .. from column in ColumnChoice.All(columns, SourceMapping.None, new([], [], []), [])
               let value = form[From(column.Column)].ToString()
               let chosen = value switch { "" => before.Of(column.Column), None => new(column.Column, null), _ => new ColumnMatch(column.Column, value[1..]) }
               where chosen is not null
               select chosen with { Empty = form[Empty(column.Column)] == nameof(EmptyCell.Keep) ? EmptyCell.Keep : EmptyCell.Clear },
        ],
        BadValues = form["bad"] == nameof(BadValue.SkipValue) ? BadValue.SkipValue : BadValue.RejectRow,
    };

    /// <summary>A field's text without spaces around it.</summary>
    public static string Text(IFormCollection form, string field) => form[field].ToString().Trim();
}
