using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Archives;
using Catalog.Jobs.Import.Dialects;
using Catalog.Jobs.Import.Drafts;
using Catalog.Jobs.Import.Mappings;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Import.Texts;
using Catalog.Jobs.Products;
using Catalog.Jobs.Terminology;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Drafts;

/// <summary>A shop with a catalogue in its data folder, for tests of drafts.</summary>
internal sealed class DraftBench : IAsyncDisposable
{
    public const string Header = TestShop.Header;

    private DraftBench(TestShop shop)
    {
        Shop = shop;
        Drafts = new(shop.Source);
        Files = new(shop.Data);
        Mappings = new(shop.Source);
        Stamps = new(Drafts, Folder);
    }

    public TestShop Shop { get; }

    public DraftStore Drafts { get; }

    public DraftFiles Files { get; }

    public MappingStore Mappings { get; }

    public DraftStamps Stamps { get; }

    public ArchiveFolder Archives => new(Shop.Data);

    public RejectsFile Rejects => new(Shop.Source, Shop.Data);

    public RejectRepair Repair => new(Shop.Source, Shop.Importer, Texts, new ImportMappings(Shop.Source), Rejects, Shop.Data);

    public TextImporter Texts => new(Shop.Source, new ProductStore(Shop.Source), Shop.Data, TimeProvider.System);

    public DraftLook Look => new(Archives, Shop.Source, Shop.Data);

    public CatalogFolder Folder => new(Shop.Data);

    public DraftWork Work => new(
        Shop.Importer, Texts, new TermBase(Shop.Source), Drafts, Stamps, new CatalogStart(Folder, Shop.Data, Archives), Archives, new RefreshCosts(Shop.Source), Shop.Source, TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<DraftBench> OpenAsync(PostgresFixture postgres)
    {
        var bench = new DraftBench(await TestShop.OpenAsync(postgres));
        await File.WriteAllTextAsync(bench.Folder.CatalogFile, """
            {
              "name": "Shop", "sourceLocale": "en-US", "locales": ["en-US", "de-DE"],
              "columns": { "key": "sku", "title": "title", "facts": ["title", "color", "features"], "lists": { "features": ";" },
                "pictures": ["image"], "documents": ["sheet"], "attributes": ["price"], "category": "color" },
              "fields": [{ "key": "title", "maxLength": 80 }, { "key": "description", "maxLength": 400 }]
            }
            """, Token);
        return bench;
    }

    /// <summary>Brings a file as a person would.</summary>
    public async Task<ImportDraft> BringAsync(string text, string name = "products.csv")
    {
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        var intake = new DraftIntake(Files, Archives, Drafts, Mappings, Rejects, new ImportMappings(Shop.Source), new TextGuess(Shop.Source, Rejects));
        var id = await intake.BringAsync(content, name, (await Folder.LoadAsync(Token)).Definition, "ann", Token);
        return await GetAsync(id);
    }

    public async Task<ImportDraft> GetAsync(long id) => (await Drafts.GetAsync(id, Token))!;

    /// <summary>Makes the dry run.</summary>
    public async Task<ImportDraft> CheckAsync(ImportDraft draft)
    {
        Assert.True(await Drafts.BeginAsync(draft.Id, draft.Version, DraftState.Checking, Token));
        await Work.CheckAsync(draft.Id, Token);
        return await GetAsync(draft.Id);
    }

    /// <summary>Imports it.</summary>
    public async Task<ImportDraft> ImportAsync(ImportDraft draft)
    {
        Assert.True(await Drafts.BeginAsync(draft.Id, draft.Version, DraftState.Importing, Token));
        await Work.ImportAsync(draft.Id, "ann", Token);
        return await GetAsync(draft.Id);
    }

    public async Task<ImportDraft> DecideAsync(ImportDraft draft, ImportDraft decided)
    {
        Assert.True(await Drafts.DecideAsync(draft, decided, Token));
        return await GetAsync(draft.Id);
    }

    public static SourceMapping Mapping(string matches) =>
        new([.. matches.Split(' ').Select(match => match.Split('=')).Select(match => new ColumnMatch(match[0], match[1].Length == 0 ? null : match[1]))], TableSettings.Detect);

    public ValueTask DisposeAsync() => Shop.DisposeAsync();
}
