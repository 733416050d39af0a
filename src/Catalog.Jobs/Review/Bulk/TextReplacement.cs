using System.Text.RegularExpressions;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Review.Bulk;

/// <summary>Replaces a piece of text, as it is written: case counts.</summary>
internal sealed class TextReplacement
{
    private readonly Regex pattern;
    private readonly BulkArguments arguments;

    public TextReplacement(BulkArguments arguments)
    {
        this.arguments = arguments;
        var literal = Regex.Escape(arguments.Find);
        pattern = new Regex(
            arguments.IsWord ? $@"(?<![\p{{L}}\p{{M}}\p{{N}}]){literal}(?![\p{{L}}\p{{M}}\p{{N}}])" : literal,
            RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1));
    }

    /// <summary>The text with everything replaced; null where nothing is.</summary>
    public Copy? Apply(Copy text)
    {
        var isChanged = false;
        var fields = text.Fields.Select(field =>
        {
            if (arguments.Field.Length > 0 && field.Key != arguments.Field) return field;
            var items = field.Items.Select(item => pattern.Replace(item, _ => arguments.By)).ToList();
            if (items.SequenceEqual(field.Items)) return field;
            isChanged = true;
            return field with { Items = [.. field.IsList ? items.Where(item => item.Trim().Length > 0) : items] };
        }).ToList();
        return isChanged ? new Copy(fields) : null;
    }
}
