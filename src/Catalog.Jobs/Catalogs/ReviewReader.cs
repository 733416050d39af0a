namespace Catalog.Jobs.Catalogs;

/// <summary>Reads <c>review</c>.</summary>
internal static class ReviewReader
{
    /// <summary>How the review queue is ordered.</summary>
    public static QueueRules Read(JsonSection root, ColumnMapping columns)
    {
        if (root.Section("review", "value") is not { } section) return QueueRules.None;
        var value = section.Text("value");
        if (value is not null && !columns.Facts.Contains(value) && !columns.Attributes.Contains(value))
            section.Problem("value", $"\"{value}\" is neither in columns.facts nor in columns.attributes");
        return new QueueRules(value);
    }
}
