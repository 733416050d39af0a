using System.Globalization;
using System.Text;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Checks;

/// <summary>Fields that are longer than the catalogue allows, in characters as a reader counts them, in UTF-8 bytes or in columns on the screen,
/// or longer than a channel takes that they go to.</summary>
public sealed class LengthCheck() : TextCheck(new CheckData("length", "Length", Severity.Major, "length")
{
    Description = "More characters than the field's limit, as readers count them (grapheme clusters), more UTF-8 bytes, or more columns: letters of East Asian width and emoji take two. The limits of the channels that take the text count as well. The span marks what is too much.",
    Needs = ["empty"],
    Flags =
    [
        new("max-length", [], "Characters at most. Without it `maxLength` of the field holds."),
        new("max-bytes", [], "UTF-8 bytes at most. Without it `maxLength` with the unit `bytes` holds."),
        new("max-width", [], "Columns at most, a wide letter being two. Without it the width is not checked."),
    ],
})
{
    private static readonly (string Flag, string Unit, LengthUnit Rule, Func<string, int> Measure)[] Measures =
    [
        ("max-length", "characters", LengthUnit.Characters, _ => 1),
        ("max-bytes", "bytes", LengthUnit.Bytes, Encoding.UTF8.GetByteCount),
        ("max-width", "columns", LengthUnit.Width, DisplayWidth.OfElement),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        foreach (var part in input.Parts)
        {
            var (rules, flags) = (input.Catalog.Fields.FirstOrDefault(field => field.Key == part.Field), input.Flags.Of(part.Field));
            foreach (var (flag, unit, rule, measure) in Measures)
            {
                if ((flags.Number(flag) ?? (rules?.Unit == rule ? rules?.MaxLength : null)) is not { } limit) continue;
                if (TooLong(part, limit, unit, measure, "") is { } finding) yield return finding;
            }

            foreach (var (channel, limit) in ChannelLimits(input, part.Field))
            {
                var (flag, unit, _, measure) = Measures.First(known => known.Rule == limit.Unit);

                // What the field's own limit says needn't be said twice.
                if ((flags.Number(flag) ?? (rules?.Unit == limit.Unit ? rules.MaxLength : null)) <= limit.Most) continue;
                if (TooLong(part, limit.Most, unit, measure, $" That is what the channel {channel.Name} takes.") is { } finding) yield return finding;
            }
        }
    }

    private static IEnumerable<(Channel Channel, ChannelLimit Limit)> ChannelLimits(CheckInput input, string field) =>
        from channel in input.Catalog.Channels
        where channel.Locales.Contains(input.Locale.Code)
        from limit in channel.Limits
        where limit.Field == field
        group (channel, limit) by limit.Unit into same
        select same.MinBy(pair => pair.limit.Most);

    private Finding? TooLong(TextPart part, int limit, string unit, Func<string, int> measure, string because)
    {
        var (count, kept) = Measure(part.Text, limit, measure);
        if (count <= limit) return null;
        var where = part.InList ? $"Element {part.Item + 1} of {part.Field}" : $"The field {part.Field}";
        var message = $"{where} has {count} {unit}, {count - limit} more than {limit}.{because}";
        return Finding(part.Field, $"{count} {unit}", Prompts.AtMost(limit, unit, part.InList), message, part.Span(kept, part.Text.Length - kept));
    }

    // The length in the unit, and how many UTF-16 units fit; a character is never cut.
    private static (int Count, int Kept) Measure(string text, int limit, Func<string, int> measure)
    {
        int count = 0, kept = 0, at = 0;
        while (at < text.Length)
        {
            var next = StringInfo.GetNextTextElementLength(text, at);
            count += measure(text.Substring(at, next));
            at += next;
            if (count <= limit) kept = at;
        }

        return (count, kept);
    }
}
