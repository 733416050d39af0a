using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Export;

/// <summary>How a file is put into bytes: always UTF-8, lines ended by CR LF.</summary>
/// <param name="HasMark">Starts with a byte order mark, without which Excel takes it for another encoding.</param>
/// <param name="IsGuarded">Cells that a spreadsheet would run are defused.</param>
internal sealed record FileForm(char Delimiter, bool HasMark, bool IsGuarded)
{
    /// <summary>True for text that is parted by tabs alone: quotation marks inside of a cell stand there as they are.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Of the file's name, with the point.</summary>
    public string Extension => Delimiter == '\t' ? ".tsv" : ".csv";

    /// <summary>For people, commas between cells.</summary>
    public static FileForm ForSpreadsheets(char delimiter) => new(delimiter, true, true);

    /// <summary>A channel's.</summary>
    public static FileForm Of(Channel channel, char delimiter) =>
        channel.Options.ForSpreadsheets ?? !ChannelKind.Of(channel.Format).IsForMachines ? ForSpreadsheets(delimiter) : new(delimiter, false, false);
}
