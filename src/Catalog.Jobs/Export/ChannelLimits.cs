using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Export.Formats;

namespace Catalog.Jobs.Export;

/// <summary>Compares texts with what a channel takes. A text that is too long is kept back as a whole; nothing is ever cut.</summary>
internal static class ChannelLimits
{
    /// <summary>Why a text can't go out; null: it can.</summary>
    public static HeldText? Broken(Channel channel, ExportText text)
    {
        foreach (var limit in channel.Limits)
        {
            foreach (var (place, item) in (text.Copy?.Field(limit.Field)?.Items ?? []).Index())
            {
                var length = TextLength.Of(item, limit.Unit);
                if (length <= limit.Most) continue;
                var where = limit.Field == "bullets" ? $"Element {place + 1} of {limit.Field}" : $"The field {limit.Field}";
                return new(text, limit.Field, "limit", $"{where} has {length} {TextLength.Word(limit.Unit)}; {channel.Name} takes at most {limit.Most}.");
            }
        }

        return null;
    }
}
