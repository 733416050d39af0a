using System.IO.Compression;
using System.Xml;
using Catalog.Jobs.Import.Archives;

namespace Catalog.Jobs.Import.Tables.Workbooks;

/// <summary>
/// The parts of an XLSX file that a table needs (ECMA-376 part 1, chapter 18). Names of elements are compared without their namespaces, so that the strict variant is
/// read, too.
/// </summary>
internal sealed class WorkbookFile(GuardedZip zip)
{
    private const string WorkbookType = "officeDocument";

    private static readonly XmlReaderSettings Settings = new()
    {
        CloseInput = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>True where a zip file is a workbook.</summary>
    public static bool IsOne(GuardedZip zip) => zip.Find("[Content_Types].xml") is not null && zip.Entries.Any(entry => entry.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase));

    /// <summary>The sheets with cells that can be seen, in order, and where they lie.</summary>
    /// <param name="is1904">True where days are counted from 1904.</param>
    /// <exception cref="RefusedFileException">It isn't built like a workbook.</exception>
    public IReadOnlyList<(string Name, string Part)> Sheets(out bool is1904)
    {
        var workbook = Relations("").FirstOrDefault(one => one.Type.EndsWith("/" + WorkbookType, StringComparison.Ordinal)).Target ?? "xl/workbook.xml";
        var parts = Relations(workbook).ToDictionary(one => one.Id, one => one.Target);
        var sheets = new List<(string, string)>();
        is1904 = false;
        using var reader = Read(workbook);
        while (Next(reader))
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" }) is1904 = reader.GetAttribute("date1904") is "1" or "true";
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "sheet" } || reader.GetAttribute("state") is "hidden" or "veryHidden") continue;
            var id = Enumerable.Range(0, reader.AttributeCount).Select(i => Attribute(reader, i)).FirstOrDefault(one => one.Name == "id").Value;
            if (id is not null && parts.TryGetValue(id, out var part) && zip.Find(part) is not null) sheets.Add((reader.GetAttribute("name") ?? "", part));
        }

        return sheets;
    }

    /// <summary>Which part of the workbook has a role; null where there is none.</summary>
    public string? Part(string role)
    {
        var workbook = Relations("").FirstOrDefault(one => one.Type.EndsWith("/" + WorkbookType, StringComparison.Ordinal)).Target ?? "xl/workbook.xml";
        return Relations(workbook).FirstOrDefault(one => one.Type.EndsWith("/" + role, StringComparison.Ordinal)).Target is { } part && zip.Find(part) is not null ? part : null;
    }

    /// <summary>Reads a part from its beginning.</summary>
    /// <exception cref="RefusedFileException">It isn't there, or in no encoding that XML has.</exception>
    public XmlReader Read(string part)
    {
        try
        {
            return XmlReader.Create(zip.Open(Entry(part)), Settings);
        }
        catch (XmlException exception)
        {
            throw Broken(exception);
        }
    }

    /// <summary>Steps on.</summary>
    /// <exception cref="RefusedFileException">The part is no XML.</exception>
    public bool Next(XmlReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (XmlException exception)
        {
            throw Broken(exception);
        }
    }

    /// <summary>The text on which a reader stands. A long one is only read now, so that it can be broken after all.</summary>
    /// <exception cref="RefusedFileException">It is.</exception>
    public string Text(XmlReader reader)
    {
        try
        {
            return reader.Value;
        }
        catch (XmlException exception)
        {
            throw Broken(exception);
        }
    }

    /// <summary>The message of a part that is no XML.</summary>
    public RefusedFileException Broken(Exception exception) => new($"{zip.Name} is no sound workbook: {exception.Message} Save it again.");

    private ZipArchiveEntry Entry(string part) => zip.Find(part) ?? throw new RefusedFileException($"{zip.Name} is no sound workbook: it lacks {GuardedZip.Shown(part)}.");

    private List<(string Id, string Type, string Target)> Relations(string part)
    {
        var folder = part.Contains('/', StringComparison.Ordinal) ? part[..(part.LastIndexOf('/') + 1)] : "";
        var list = $"{folder}_rels/{part[folder.Length..]}.rels";
        var relations = new List<(string, string, string)>();
        if (zip.Find(list) is null) return relations;
        using var reader = Read(list);
        while (Next(reader))
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "Relationship" } || reader.GetAttribute("TargetMode") == "External") continue;
            var target = reader.GetAttribute("Target") ?? "";
            relations.Add((reader.GetAttribute("Id") ?? "", reader.GetAttribute("Type") ?? "", target.StartsWith('/') ? target[1..] : folder + target));
        }

        return [.. relations.DistinctBy(one => one.Item1)];
    }

    private static (string Name, string Value) Attribute(XmlReader reader, int i)
    {
        reader.MoveToAttribute(i);
        var attribute = (reader.LocalName, reader.Value);
        reader.MoveToElement();
        return attribute;
    }
}
