using System.Text.RegularExpressions;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Export;

/// <summary>A place for text in a channel's file, and the fields that it is made of. It can be read back.</summary>
/// <param name="Name">What the file calls it, as far as the name is the same for all locales.</param>
/// <param name="Fields">One field; for <see cref="SlotForm.Html"/> description, bullets or both.</param>
internal sealed partial record Slot(string Name, IReadOnlyList<string> Fields, SlotForm Form)
{
    /// <summary>One slot a field, called like it.</summary>
    public static IReadOnlyList<Slot> OfFields(IEnumerable<string> fields) => [.. fields.Select(field => new Slot(field, [field], SlotForm.Lines))];

    /// <summary>The cell; empty where the text has none of the fields.</summary>
    public string Write(Copy copy) => Form switch
    {
        SlotForm.Html => BodyHtml.Write([.. Fields.Select(copy.Field).OfType<CopyField>()]),
        SlotForm.OneLine => Spaces().Replace(copy.Field(Fields[0])?.Text ?? "", " ").Trim(),
        _ => copy.Field(Fields[0])?.Text ?? "",
    };

    /// <summary>True where the text says something about the slot, be it that it is empty.</summary>
    public bool IsIn(Copy copy) => Fields.Any(field => copy.Field(field) is not null);

    /// <summary>The fields of a cell that a person wrote: field key → items. Null where it is HTML of another kind than <see cref="Write"/> makes.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Read(string cell)
    {
        if (Form == SlotForm.Html) return BodyHtml.Read(cell, Fields);
        var text = Lines(cell).Trim();
        return new Dictionary<string, IReadOnlyList<string>>
        {
            [Fields[0]] = Fields[0] == "bullets" ? text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [text],
        };
    }

    /// <summary>True where two cells say the same: line ends are written in several ways by programs that open files and save them.</summary>
    public static bool Same(string one, string other) => one == other || Lines(one).TrimEnd('\n') == Lines(other).TrimEnd('\n');

    private static string Lines(string cell) => cell.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    [GeneratedRegex(@"[\s\p{Cc}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}

/// <summary>How a slot holds text.</summary>
internal enum SlotForm
{
    /// <summary>As it is; bullets one a line.</summary>
    Lines,

    /// <summary>In one line: what separates lines is a space.</summary>
    OneLine,

    /// <summary>As HTML: paragraphs, and bullets as a list.</summary>
    Html,
}
