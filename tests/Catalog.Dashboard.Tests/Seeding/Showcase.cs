using System.Text.Json;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Tests.Review;

namespace Catalog.Dashboard.Tests.Seeding;

/// <summary>A small shop to look at: a backpack in five languages, a T-shirt whose picture is wrong, a kettle whose document is.</summary>
public sealed class Showcase(Seeder seeder)
{
    /// <summary>The German text of the backpack: the worst of the queue.</summary>
    public long German { get; private set; }

    /// <summary>The backpack.</summary>
    public long Backpack { get; private set; }

    /// <summary>The kettle.</summary>
    public long Kettle { get; private set; }

    /// <summary>A run that has ended.</summary>
    public long Run { get; private set; }

    /// <summary>A run at work.</summary>
    public long Running { get; private set; }

    /// <summary>An import with rejected rows.</summary>
    public long Import { get; private set; }

    /// <summary>An export with a text that was kept back.</summary>
    public long Export { get; private set; }

    /// <summary>A term of the glossary.</summary>
    public long Term { get; private set; }

    /// <summary>Fills the store.</summary>
    public async Task FillAsync()
    {
        await BackpackAsync();
        await ShirtAsync();
        await KettleAsync();
        await RunsAsync();
        await ImportsAsync();
        await ExportsAsync();
        await QualityAsync();
    }

    private async Task BackpackAsync()
    {
        Backpack = await seeder.ProductAsync(
            "BAG-1001", "title: Velmora Metro Backpack", "brand: Velmora", "category: Backpack", "color: yellow", "material: leather",
            "capacity: 30 L", "weight: 520 g", "features: padded laptop sleeve; water-repellent fabric");
        const string description = "Der Velmora Metro Rucksack aus gelbem Leder fasst 45 L und wiegt nur 520 g. Das gepolsterte Laptopfach schützt Ihr Notebook auf jedem Weg.";
        German = await seeder.TextAsync(Backpack, new SeededText(
            "de-DE",
            "needs_review",
            SeededText.Fields(
                "Velmora Metro Rucksack", description, "Gepolstertes Laptopfach\nWasserabweisendes Material\nNur 520 g leicht", "Gelber Rucksack Velmora Metro aus Leder"),
            SeededText.Says(
                "title: Velmora Metro; Backpack", "description: Velmora Metro; Backpack; yellow; leather; 45 L; 520 g; padded laptop sleeve",
                "bullets: padded laptop sleeve; water-repellent fabric; 520 g", "alt_text: yellow; Backpack; Velmora Metro; leather"),
            [
                new Finding("accuracy.number", Severity.Critical, "numbers", "description", "45 L", "30 L", "The text says 45 L, the facts say 30 L.",
                    new TextSpan(description.IndexOf("45 L", StringComparison.Ordinal), 4)),
                new Finding("accuracy.number", Severity.Critical, "read-back", "description", "45 L", "30 L", "No fact says 45 L; capacity is 30 L."),
                new Finding("style", Severity.Minor, "model", "description", "auf jedem Weg", "", "Goes beyond the facts."),
            ],
            SeededText.Fields(
                "Velmora Metro Rucksack", "Der Velmora Metro Rucksack aus gelbem Leder fasst 30 L. Das gepolsterte Laptopfach schützt Ihr Notebook.",
                "Gepolstertes Laptopfach\nWasserabweisendes Material", "Gelber Rucksack Velmora Metro aus Leder")));
        await seeder.TextAsync(Backpack, new SeededText(
            "ja-JP",
            "needs_review",
            SeededText.Fields(
                "Velmora Metro バックパック", "黄色のレザーを使った Velmora Metro バックパック。容量は30 L、重さは520 gです。パッド入りのノートPCスリーブ付き。",
                "パッド入りノートPCスリーブ\n撥水生地", "黄色いレザーのバックパック"),
            SeededText.Says(
                "title: Velmora Metro; Backpack", "description: yellow; leather; Velmora Metro; Backpack; 30 L; 520 g; padded laptop sleeve",
                "bullets: padded laptop sleeve; water-repellent fabric", "alt_text: yellow; leather; Backpack"),
            [new Finding("terminology.glossary", Severity.Major, "glossary", "title", "バックパック", "リュックサック", "The glossary wants リュックサック for Backpack.")]));
        await seeder.TextAsync(Backpack, new SeededText(
            "ar-SA",
            "needs_review",
            SeededText.Fields(
                "حقيبة ظهر Velmora Metro", "حقيبة ظهر Velmora Metro باللون الأصفر من الجلد، بسعة 30 L ووزن 520 g، مع جيب مبطن للحاسوب المحمول.",
                "جيب مبطن للحاسوب المحمول\nقماش مقاوم للماء", "حقيبة ظهر صفراء من الجلد"),
            SeededText.Says(
                "title: Backpack; Velmora Metro", "description: Backpack; Velmora Metro; yellow; leather; 30 L; 520 g; padded laptop sleeve",
                "bullets: padded laptop sleeve; water-repellent fabric", "alt_text: Backpack; yellow; leather"),
            [new Finding("fluency", Severity.Minor, "model", "description", "بسعة", "", "A smoother word exists.")]));
        await seeder.TextAsync(Backpack, new SeededText(
            "fr-FR",
            "approved",
            SeededText.Fields(
                "Sac à dos Velmora Metro", "Le sac à dos Velmora Metro en cuir jaune offre 30 L pour 520 g seulement.", "Pochette rembourrée\nTissu déperlant", "Sac à dos jaune en cuir")));
        await seeder.TextAsync(Backpack, new SeededText(
            "pl-PL",
            "needs_rewrite",
            SeededText.Fields("Plecak Velmora Metro", "Żółty plecak ze skóry o pojemności 30 L.", "Kieszeń na laptopa", "Żółty plecak"),
            Findings: [new Finding("language", Severity.Critical, "language", "description", "", "Polish", "The text is not in Polish.")]));
        await seeder.EvidenceAsync(Backpack, "pictures", """{"claims":[{"field":"color","fact":"yellow","shown":"yellow","modelVerdict":"supported","verdict":"supported","disagreement":false},{"field":"category","fact":"Backpack","shown":"Backpack","modelVerdict":"supported","verdict":"supported","disagreement":false},{"field":"weight","fact":"520 g","shown":"","modelVerdict":"not visible","verdict":"not visible","disagreement":false}],"problems":[]}""");
    }

    private async Task ShirtAsync()
    {
        var shirt = await seeder.ProductAsync(
            "TSH-1004", "title: Borealo Echo 385 T-Shirt", "brand: Borealo", "category: T-Shirt", "color: orange", "material: merino wool", "weight: 205 g", "length: 79 cm", "features: relaxed fit");
        await seeder.TextAsync(shirt, new SeededText(
            "en-US",
            "needs_review",
            SeededText.Fields("Borealo Echo 385 T-Shirt", "The Borealo Echo 385 T-Shirt in orange merino wool with a relaxed fit.", "Relaxed fit\nMerino wool", "Orange T-shirt"),
            SeededText.Says("title: Borealo Echo 385; T-Shirt", "description: Borealo Echo 385; T-Shirt; orange; merino wool; relaxed fit", "bullets: relaxed fit; merino wool", "alt_text: orange; T-Shirt")));
        await seeder.FindingAsync(shirt, null, null, new Finding(
            "image.color", Severity.Major, "pictures", "color", "brown", "orange", "The picture shows brown, the facts say orange."));
        await seeder.EvidenceAsync(shirt, "pictures", """{"claims":[{"field":"color","fact":"orange","shown":"brown","modelVerdict":"supported","verdict":"contradicted","disagreement":true}],"problems":[]}""");
    }

    private async Task KettleAsync()
    {
        Kettle = await seeder.ProductAsync("KTL-1042", "title: Tindra Nova Kettle", "brand: Tindra", "category: Kettle", "color: white", "capacity: 1.7 L", "power: 1500 W");
        await seeder.TextAsync(Kettle, new SeededText(
            "de-DE", "approved", SeededText.Fields("Tindra Nova Wasserkocher", "Der weiße Tindra Nova Wasserkocher mit 1,7 L.", "1500 W", "Weißer Wasserkocher")));
        await seeder.TextAsync(Kettle, new SeededText(
            "zh-CN",
            "needs_review",
            SeededText.Fields("Tindra Nova 电热水壶", "白色 Tindra Nova 电热水壶,容量 1.7 L,功率 1500 W。", "1500 W 功率", "白色电热水壶"),
            SeededText.Says("title: Tindra Nova; Kettle", "description: white; Tindra Nova; Kettle; 1.7 L; 1500 W", "bullets: 1500 W", "alt_text: white; Kettle")));
        await seeder.FindingAsync(Kettle, null, null, new Finding(
            "document.mismatch", Severity.Major, "documents", "power", "1500 W", "1687 W", "The supplier's document says 1687 W, the facts say 1500 W."));
        await seeder.EvidenceAsync(Kettle, "documents", """{"fields":[{"field":"power","fact":"1500 W","document":"1687 W","modelVerdict":"same","verdict":"different","disagreement":true},{"field":"capacity","fact":"1.7 L","document":"1.7 L","modelVerdict":"same","verdict":"same","disagreement":false}]}""");
    }

    private async Task RunsAsync()
    {
        Run = await seeder.ScalarAsync<long>(
            """
            insert into run (kind, state, started_by, started_at, finished_at, model, products, done, failed, seconds, report)
            values ('refresh', 'finished', 'schedule', '2026-11-24 02:00:00+00', '2026-11-24 02:02:41+00', 'Qwen 3.5 demo', 48, 47, 1, 161, @report::jsonb) returning id
            """,
            new { report = SeededReport.Json });
        var conversation = await seeder.ScalarAsync<long>(
            "insert into conversation (run_id, product_id, kind, opening, opening_tokens) values (@Run, @Kettle, 'documents', 'opening', 210) returning id", new { Run, Kettle });
        await seeder.ExecuteAsync(
            """
            insert into conversation_turn (conversation_id, task, turn, tail, answer, ended, tail_tokens, decode_tokens, forced_tokens, seconds) values
            (@conversation, 'compare-documents', 0, @task, @call, true, 30, 24, 12, 0.4),
            (@conversation, 'compare-documents', 1, @response, @answer, true, 60, 48, 20, 0.9)
            """,
            new
            {
                conversation,
                task = "Supplier documents: data-sheet.pdf\nCompare the facts with the supplier documents.\nJSON keys: fields",
                call = "<tool_call>\n<function=read_document>\n<parameter=name>\ndata-sheet.pdf\n</parameter>\n</function>\n</tool_call>",
                response = "<tool_response>\nTindra Nova Kettle\npower 1687 W\ncapacity 1.7 L\n</tool_response>",
                answer = """{"fields": [{"field": "power", "fact": "1500 W", "document": "1687 W", "verdict": "same"}]}""",
            });
        await seeder.ExecuteAsync(
            "insert into work_item (run_id, product_id, locales, state, attempts, error, finished_at) values (@Run, @Backpack, array['es-ES'], 'failed', 3, 'The answer ended after 400 tokens.', now())",
            new { Run, Backpack });
        Running = await seeder.ScalarAsync<long>(
            """
            insert into run (kind, state, started_by, started_at, model, products, done, seconds)
            values ('refresh', 'running', 'operator', now() - interval '40 seconds', 'Qwen 3.5 demo', 48, 16, 40) returning id
            """);
    }

    // Evaluations, and a Polish text that a person rejected for what the language check says.
    private async Task QualityAsync()
    {
        foreach (var evaluation in SeededEvaluation.All())
        {
            await seeder.ExecuteAsync(
                "insert into evaluation (texts, seed, model, started_by, started_at, report) values (@Texts, 1, @Model, @StartedBy, @StartedAt, @report::jsonb)",
                new { evaluation.Texts, evaluation.Report.Model, evaluation.StartedBy, evaluation.StartedAt, report = JsonSerializer.Serialize(evaluation.Report, RunReport.Json) });
        }

        await seeder.ExecuteAsync(
            """
            insert into decision (copy_id, revision_id, action, actor, reason, from_state, to_state)
            select id, newest_revision_id, 'reject', 'ann', 'This is German.', 'needs_review', 'needs_rewrite' from copy where locale = 'pl-PL'
            """);
    }

    /// <summary>Adds terms, style guides, and reviewers who took "billige" and "Leuchte" out of three German texts; the first stands in an approved one still.</summary>
    public async Task TermsAsync()
    {
        Term = await seeder.ScalarAsync<long>(
            """
            insert into glossary_entry (term, locale, category, rule, translation, inflections, note, changed_by)
            values ('faux leather', 'de-DE', 'Backpack', 'preferred', 'Kunstleder', array['Kunstleders'], 'never Leder alone', 'merchandiser') returning id
            """);
        await seeder.ExecuteAsync(
            """
            insert into glossary_entry (term, rule, case_sensitive, note, changed_by) values ('US', 'forbidden', true, 'say where it is', 'reviewer');
            insert into style_guide (locale, category, guide, changed_by) values
                ('de-DE', '', 'plain and factual; address readers with Sie', 'merchandiser'), ('de-DE', 'Backpack', 'a little adventurous', 'reviewer')
            """);
        for (var n = 1; n <= 4; n++)
        {
            var product = await seeder.ProductAsync($"SAY-{n}", $"title: Talvio Lamp {n}", "category: Desk Lamp", "color: white");
            var copy = await seeder.TextAsync(product, new SeededText(
                "de-DE", "approved", SeededText.Fields($"Talvio Lampe {n}", n == 4 ? "Eine billige weiße Lampe, kinderleicht." : "Eine günstige weiße Lampe, kinderleicht.", "Weiß", "Weiße Lampe"),
                Earlier: SeededText.Fields($"Talvio Leuchte {n}", "Eine billige weiße Lampe, kinderleicht.", "Weiß", "Weiße Lampe")));
            await seeder.ExecuteAsync(
                """
                insert into decision (copy_id, revision_id, action, actor, reason, from_state, to_state)
                select @copy, id, case when @n < 4 then 'edit' else 'reject' end, 'reviewer', case when @n < 4 then '' else 'Das Wort »kinderleicht« passt nicht zu uns.' end, 'needs_review', 'approved'
                from revision where copy_id = @copy and number = 2
                """,
                new { copy, n });
        }
    }

    private async Task ExportsAsync()
    {
        var earlier = await seeder.ScalarAsync<long>(
            """
            insert into export_batch (channel, format, file_name, rows, cells, skipped, created_by, created_at)
            values ('shop', 'wide', '/srv/shop.csv', 2, 8, 3, 'command line', '2026-11-22 06:00:00+00') returning id
            """);
        Export = await seeder.ScalarAsync<long>(
            """
            insert into export_batch (channel, format, file_name, kept_file, sha256, rows, cells, skipped, held, unchanged, notes, created_by, created_at, takes_back)
            values ('google', 'google', '/srv/out/google.tsv', '/srv/out/google.tsv', repeat('0123456789abcdef', 4), 1, 2, 4, 1, 5,
                array['1 cell starts like a formula and is written so, since a program reads this file.'], 'merchandiser', '2026-11-23 06:00:00+00', @earlier) returning id
            """,
            new { earlier });
        await seeder.ExecuteAsync(
            """
            update export_batch set taken_back_by = @Export where id = @earlier;
            insert into export_item (batch_id, copy_id, revision_id) select @Export, id, newest_revision_id from copy where id <> @German and newest_revision_id is not null;
            insert into export_skip (batch_id, copy_id, field, code, reason) values (@Export, @German, 'title', 'limit', 'The field title has 160 characters; google takes at most 150.')
            """,
            new { Export, earlier, German });
    }

    private async Task ImportsAsync()
    {
        Import = await seeder.ScalarAsync<long>(
            """
            insert into import (file_name, columns, state, rows, items, added, changed, unchanged, rejected, notes, started_by, started_at, finished_at)
            values ('products.csv', array['sku', 'title', 'color'], 'finished', 51, 48, 48, 0, 0, 3, array['Column stock is not in the catalogue and was ignored.'],
                'merchandiser', '2026-11-23 16:04:00+00', '2026-11-23 16:04:02+00') returning id
            """);
        await seeder.ExecuteAsync(
            """
            insert into import_reject (import_id, line, column_name, code, reason, hint, cells) values
            (@Import, 12, 'sku', 'no-key', 'The article number is empty.', 'Give the row an article number.', array['', 'Talvio Lamp', 'white']),
            (@Import, 43, 'sku', 'duplicate-key', 'HDP-1008 stands in line 9 already.', 'Give it another article number, or take the row out.', array['HDP-1008', 'A second row', 'grey']),
            (@Import, 50, 'title', 'no-title', 'The title is empty.', 'Give the product a title.', array['WTC-1050', '', 'black'])
            """,
            new { Import });
    }
}
