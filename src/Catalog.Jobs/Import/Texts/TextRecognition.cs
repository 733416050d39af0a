using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Export.Formats;

namespace Catalog.Jobs.Import.Texts;

/// <summary>Whether a header is that of a channel's file.</summary>
internal static class TextRecognition
{
    private const int Peek = 1 << 16;
    private static readonly string[] Translations = ["Identification", "Field", "Locale", "Translated content"];
    private static readonly string[] Lines = ["sku", "locale", "field", "text"];

    /// <summary>True for formats whose header is like no file of products.</summary>
    public static bool IsTold(ChannelFormat format) => format is ChannelFormat.Wide or ChannelFormat.Long or ChannelFormat.ShopifyTranslations;

    /// <summary>A look at a file's first bytes: false where they are no header of a told format, so that a large file of products isn't read twice.</summary>
    public static async Task<bool> MayBeAsync(string file, IReadOnlyList<Channel> channels, CancellationToken ct)
    {
        var bytes = new byte[Peek];
        int read;
        try
        {
            // Empty, or a pipe, which is told by the other import.
            if (new FileInfo(file).Length == 0) return false;
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous);
            read = await stream.ReadAtLeastAsync(bytes, Peek, throwOnEndOfStream: false, ct);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        // A workbook is packed; of any text encoding the names' ASCII letters are left when the rest is dropped.
        if (bytes.AsSpan(0, read).StartsWith("PK"u8)) return true;
        var text = string.Concat(bytes.Take(read).Where(letter => letter is > 0 and < 128).Select(letter => (char)letter));
        bool Says(IEnumerable<string> columns) => columns.All(column => text.Contains(column, StringComparison.Ordinal));
        return channels.Any(channel => channel.Format switch
        {
            ChannelFormat.Long => Says(Lines),
            ChannelFormat.ShopifyTranslations => Says(Translations),
            _ => ChannelFiles.Of(channel).Header.Skip(1).Any(column => text.Contains(column, StringComparison.Ordinal)),
        });
    }

    /// <summary>True where a file with this header can be the channel's.</summary>
    public static bool IsOf(Channel channel, TextHeader header) => channel.Format switch
    {
        ChannelFormat.Long => Lines.All(header.Has),
        ChannelFormat.ShopifyTranslations => Translations.All(header.Has),
        _ => header.Has(Key(channel)) && ChannelFiles.Of(channel).Header.Any(column => column != Key(channel) && header.Has(column)),
    };

    /// <summary>The column with what the channel knows products by.</summary>
    public static string Key(Channel channel) => channel.Format switch
    {
        ChannelFormat.ShopifyProducts => channel.Options.NewHeader ? "URL handle" : "Handle",
        ChannelFormat.ShopifyTranslations => "Identification",
        ChannelFormat.Google => "id",
        ChannelFormat.Akeneo => channel.Options.KeyColumn,
        _ => "sku",
    };
}
