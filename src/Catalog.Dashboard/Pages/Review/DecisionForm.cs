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
        "regenerate" => new Decision.Regenerate(form["note"].ToString()),
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
}
