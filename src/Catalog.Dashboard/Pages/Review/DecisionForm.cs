using System.Globalization;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Review;
using Catalog.Jobs.Writing;

namespace Catalog.Dashboard.Pages.Review;

/// <summary>The decision that a form carries.</summary>
internal static class DecisionForm
{
    /// <summary>The decision; null where the form names none that there is.</summary>
    /// <param name="shape">The text on the screen, whose fields an edit has.</param>
    public static Decision? Read(IFormCollection form, Copy? shape) => form["action"].ToString() switch
    {
        "approve" => new Decision.Approve(),
        "edit" when shape is not null => new Decision.Edit(ReadText(form, shape)),
        "reject" => new Decision.Reject(form["reason"].ToString()),
        "regenerate" when form["scope"].ToString() is var scope => scope.Length == 0 ? new Decision.Regenerate(form["note"].ToString())
            : ReadScope(scope) is { } part ? new Decision.Regenerate(form["note"].ToString(), part) : null,
        "assign" => new Decision.Assign(form["to"].ToString(), form["note"].ToString()),
        _ => null,
    };

    /// <summary>The text that a person typed: lists have one item a line, other fields keep their line ends.</summary>
    public static Copy ReadText(IFormCollection form, Copy shape) => new([.. shape.Fields.Select(field =>
    {
        var text = form[$"field[{field.Key}]"].ToString().ReplaceLineEndings("\n").Trim();
        return field.IsList
            ? field with { Items = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) }
            : field with { Items = [text] };
    })]);

    /// <summary>A part of a text as a form has it: <c>description</c>, or <c>description:0:58:4</c> for item, start and length.</summary>
    public static string WriteScope(TextScope scope) => scope.Span is { } span
        ? string.Create(CultureInfo.InvariantCulture, $"{scope.Field}:{span.Item}:{span.Start}:{span.Length}")
        : scope.Field;

    private static TextScope? ReadScope(string text)
    {
        var parts = text.Split(':');
        if (parts.Length == 1) return new TextScope(parts[0]);
        var numbers = parts.Skip(1).Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        return numbers is [>= 0 and var item, >= 0 and var start, > 0 and var length] ? new TextScope(parts[0], new TextSpan(start, length, item)) : null;
    }
}
