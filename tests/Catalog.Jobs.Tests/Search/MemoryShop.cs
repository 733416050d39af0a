using Catalog.Jobs.Tests.Review;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Tests.Search;

/// <summary>Products and texts as a seed makes them, in memory and in a database.</summary>
internal sealed class MemoryShop(Seeder seeder, DateTimeOffset now)
{
    private static readonly string[] Words =
        ["a green kettle of stainless steel", "Rucksack mit Fach, GRÜN", "白色电热水壶,容量 1.7 L", "黄色のバックパック", "100%er snow_flake lamp", "чайник из стали", "say \"yes\" to back\\slash", "two words (round) a:bcd -minus AND dismissed"];

    private readonly Random random = new(3);
    private readonly List<MemoryText> texts = [];

    /// <summary>All that were made and aren't retired.</summary>
    public IReadOnlyList<MemoryText> Texts => texts;

    /// <summary>Fills the database.</summary>
    public async Task FillAsync(int products)
    {
        for (var number = 1; number <= products; number++) await ProductAsync($"S-{number}");
    }

    private async Task ProductAsync(string sku)
    {
        var (title, brand, category) = (Pick("Talvio Kettle", "Nordvik Desk Lamp", "Ranzen"), Pick("Nordvik", "Talvio", "No Brand", ""), Pick("Kettle", "Desk Lamp"));
        var product = await seeder.ProductAsync(sku, $"title: {title}", $"brand: {brand}", $"category: {category}");
        var (hasPicture, hasDocument, isRetired) = (Chance(2), Chance(3), Chance(8));
        await seeder.ExecuteAsync(
            "update product set pictures = case when @hasPicture then '[{}]'::jsonb else pictures end, documents = case when @hasDocument then '[{}]'::jsonb else documents end where id = @product",
            new { product, hasPicture, hasDocument });
        // Told of at one text, or at none any more: it is about the product.
        var hasProblem = int.Parse(sku[2..], System.Globalization.CultureInfo.InvariantCulture) % 4 == 1;
        List<MemoryFinding> shared = Chance(6) ? [await FindingAsync(product, null, null)] : [];
        foreach (var locale in new[] { "de-DE", "fr-FR", "ja-JP", "zh-CN" })
        {
            if (locale != "zh-CN" && Chance(4)) continue;
            var text = await TextAsync(product, new MemoryText(
                0, sku, title, brand, category, locale, Pick("needs_review", "needs_rewrite", "approved"), null, null, Pick(null, null, "anna", "mia"), now.AddMinutes(-random.Next(1, 20_000)))
            {
                HasPicture = hasPicture,
                HasDocument = hasDocument,
                HasProblem = hasProblem,
                Findings = shared,
                Risk = random.Next(4),
            });
            if (isRetired) await seeder.ExecuteAsync("update copy set retired = true where id = @Id", new { text.Id });
            else texts.Add(text);
        }

        await seeder.ExecuteAsync(
            """
            insert into comment (product_id, copy_id, source_problem, author, body, resolved_at, deleted_at)
            select @product, c.id, p.kind <> 'comment', 'mia', 'The weight is wrong.', case p.kind when 'resolved' then now() end, case p.kind when 'deleted' then now() end
            from (select id from copy where product_id = @product order by id limit 1) c, unnest(@kinds) p (kind)
            """,
            new { product, kinds = (string[])[.. hasProblem ? ["problem"] : Array.Empty<string>(), "comment", "resolved", "deleted"] });
    }

    private async Task<MemoryText> TextAsync(long product, MemoryText text)
    {
        var id = await seeder.ScalarAsync<long>(
            "insert into copy (product_id, locale, state, risk, assigned_to, updated_at) values (@product, @Locale, @State, @Risk, @AssignedTo, @Changed) returning id",
            new { product, text.Locale, text.State, text.Risk, text.AssignedTo, text.Changed });
        text = text with { Id = id };
        if (Chance(8)) return text;
        text = text with { Author = Pick("model", "model", "anna", "Anna"), Words = $"{Pick(Words)}\n{Pick(Words)}", IsApproved = Chance(2), IsProposal = Chance(5), IsRequested = Chance(6) };
        var old = await RevisionAsync(id, 1, "model", "an earlier text with other words", false);
        await FindingAsync(product, id, old);
        var newest = await RevisionAsync(id, 2, text.Author, text.Words, text.IsProposal);
        await seeder.ExecuteAsync(
            """
            update copy set newest_revision_id = @newest, approved_revision_id = case when @IsApproved then @newest end, requested_at = case when @IsRequested then now() end where id = @id
            """,
            new { id, newest, text.IsApproved, text.IsRequested });
        var findings = text.Findings.ToList();
        for (var n = random.Next(3); n > 0; n--) findings.Add(await FindingAsync(product, id, Chance(4) ? null : newest));
        return text with { Findings = findings };
    }

    private Task<long> RevisionAsync(long copy, int number, string? author, string words, bool isProposal) => seeder.ScalarAsync<long>(
        "insert into revision (copy_id, number, author, texts, raw, proposal) values (@copy, @number, @author, @raw::jsonb, @raw, @isProposal) returning id",
        new { copy, number, author, isProposal, raw = new Catalog.Jobs.Writing.Copy([new CopyField("title", [words.Split('\n')[0]], false), new CopyField("bullets", words.Split('\n')[1..], true)]).ToJson() });

    private async Task<MemoryFinding> FindingAsync(long product, long? copy, long? revision)
    {
        var (type, source) = Pick(("accuracy.number", "numbers"), ("style", "model"), ("accuracy.unit", "numbers"), ("length.too_long", "length"));
        var finding = new MemoryFinding(type, source, Pick("minor", "major", "critical"), Pick("title", "description", null), Chance(3));
        await seeder.ExecuteAsync(
            """
            insert into finding (product_id, copy_id, revision_id, field, type, severity, source, found, expected, message, fingerprint, dismissed_at)
            values (@product, @copy, @revision, @Field, @Type, @Severity, @Source, '', '', '', '', case when @IsDismissed then now() end)
            """,
            new { product, copy, revision, finding.Field, finding.Type, finding.Severity, finding.Source, finding.IsDismissed });
        return finding;
    }

    private bool Chance(int of) => random.Next(of) == 0;

    private T Pick<T>(params T[] from) => from[random.Next(from.Length)];
}
