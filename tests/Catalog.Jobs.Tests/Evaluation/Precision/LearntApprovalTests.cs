using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Evaluation.Precision;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Terminology;
using Catalog.Jobs.Terminology.Rechecks;
using Catalog.Jobs.Tests.Review;
using Catalog.Jobs.Tests.Runs;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Evaluation.Precision;

/// <summary><c>"maxSeverity": "learnt"</c>, from the decisions of the database to the verdict of a run.</summary>
public sealed class LearntApprovalTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Locale = "en-GB";
    private static readonly ApprovalRules Learnt = new(Severity.None, 0, null, []) { Learnt = new(null) };

    private Pipeline pipeline = null!;
    private Seeder seeder = null!;
    private int skus;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        pipeline = await Pipeline.CreateAsync(postgres);
        seeder = new Seeder(pipeline.Source);
    }

    public ValueTask DisposeAsync() => pipeline.DisposeAsync();

    [Theory]
    [InlineData(49, 0, 0, Severity.None, "49 of 50 texts without findings decided in en-GB: approval.untilLearnt is none")]
    [InlineData(50, 0, 0, Severity.None, "approval.maxSeverity is none, learnt from 50 decided texts in en-GB")]
    [InlineData(50, 50, 0, Severity.Minor, "approval.maxSeverity is minor, learnt from 100 decided texts in en-GB")]
    [InlineData(50, 0, 10, null, "people change too many texts without findings, learnt from 60 decided texts in en-GB")]
    public async Task The_bound_is_what_people_decided(int clean, int minor, int rejected, Severity? most, string why)
    {
        await DecidedAsync(clean, null, "approve");
        await DecidedAsync(minor, Severity.Minor, "approve");
        await DecidedAsync(rejected, null, "reject");
        var bound = (await ApplyAsync(Learnt)).BoundOf(Locale);
        Assert.Equal((most, why), (bound.Most, bound.Why));
    }

    [Fact]
    public async Task A_critical_finding_goes_to_a_person_however_much_people_agree()
    {
        foreach (var severity in new Severity?[] { null, Severity.Minor, Severity.Major, Severity.Critical }) await DecidedAsync(50, severity, "approve");
        var rules = await ApplyAsync(Learnt);
        Assert.Equal(Severity.Major, rules.BoundOf(Locale).Most);
        Assert.Equal(("approved", "needs_review"), (Verdict(rules, Severity.Major).State, Verdict(rules, Severity.Critical).State));

        // An enforced check blocks what is learnt, too; and a person's approval is taken back for what is new and worse.
        var situation = Situation(Severity.Minor);
        Assert.Equal("needs_review", Decide.About(situation with { Enforced = situation.OwnFindings }, rules).State);
        var text = new RecheckedText("approved", false, true, false, true);
        Assert.Null(RecheckVerdict.Of(text, Situation(Severity.Major), [], rules));
        Assert.Equal("needs_review", RecheckVerdict.Of(text, Situation(Severity.Critical), [], rules)!.State);
    }

    [Fact]
    public async Task Another_locale_has_its_own_bound_and_without_a_default_nothing_is_approved()
    {
        await DecidedAsync(50, null, "approve");
        var rules = await ApplyAsync(Learnt with { MaxSeverity = null });
        Assert.Equal("approved", Verdict(rules, null).State);
        var other = rules.BoundOf("en-CA");
        Assert.Equal((null, "0 of 50 texts without findings decided in en-CA: nothing is approved alone until then"), (other.Most, other.Why));
    }

    [Fact]
    public async Task A_run_decides_by_it_and_says_so()
    {
        await DecidedAsync(50, null, "approve");
        await pipeline.AddAsync("SKU-001", "Nordvik Trail B Backpack");
        pipeline.Catalog = pipeline.Catalog with { Approval = await ApplyAsync(Learnt with { MaxSeverity = null }) };
        await pipeline.RefreshAsync(new ScriptedEngine());
        Assert.Equal(
            ["en-CA needs_review 0 of 50 texts without findings decided in en-CA: nothing is approved alone until then", "en-GB approved no finding; approval.maxSeverity is none, learnt from 50 decided texts in en-GB"],
            await pipeline.ListAsync<string>(
                """
                select c.locale || ' ' || d.to_state || ' ' || d.reason from decision d join copy c on c.id = d.copy_id join product p on p.id = c.product_id
                where p.sku = 'SKU-001' and c.locale <> 'en-US' order by c.locale
                """));
    }

    [Fact]
    public async Task Commands_and_jobs_get_a_catalogue_with_the_decisions_in_it_and_nobody_decides_without_them()
    {
        Assert.Throws<InvalidOperationException>(() => Learnt.BoundOf(Locale));
        using var temp = new TempFolder();
        var folder = new DataFolder(Path.Combine(temp.Path, "data"));
        folder.Create();
        await File.WriteAllTextAsync(
            Path.Combine(folder.Root, "catalog.json"),
            """
            {"name": "n", "sourceLocale": "en-US", "locales": ["en-GB"], "columns": {"key": "k", "title": "name", "facts": ["name"]},
             "fields": [{"key": "title", "maxLength": 80}], "approval": {"maxSeverity": "learnt", "untilLearnt": "minor"}}
            """,
            Cancellation);
        await DecidedAsync(49, null, "approve");
        var current = new CurrentCatalog(new CatalogFolder(folder), new TermBase(pipeline.Source), new LearntApproval(new PeoplesDecisions(pipeline.Source)));
        Assert.Equal(Severity.Minor, (await current.NeedAsync(Cancellation)).Approval.BoundOf(Locale).Most);
        await DecidedAsync(1, null, "approve");
        Assert.Equal(Severity.None, (await current.NeedAsync(Cancellation)).Approval.BoundOf(Locale).Most);
    }

    private async Task<ApprovalRules> ApplyAsync(ApprovalRules rules) =>
        (await new LearntApproval(new PeoplesDecisions(pipeline.Source)).ApplyAsync(pipeline.Catalog with { Approval = rules }, Cancellation)).Approval;

    private static Verdict Verdict(ApprovalRules rules, Severity? severity) => Decide.About(Situation(severity), rules);

    private static Situation Situation(Severity? severity) => new(Locale, "", true, false, severity is { } how ? [Finding(how)] : [], []);

    private static Finding Finding(Severity severity) => new("style", severity, "test", "title", "", "", "wrong");

    // Texts of the model that a person decided about.
    private async Task DecidedAsync(int texts, Severity? severity, string action)
    {
        var copies = new List<long>();
        for (var n = 0; n < texts; n++)
        {
            var product = await seeder.ProductAsync($"OLD-{++skus}", "title: Old", "color: blue");
            copies.Add(await seeder.TextAsync(product, new SeededText(
                Locale, "approved", SeededText.Fields("Old", "An old text.", "Old", "Old"), Findings: severity is { } how ? [Finding(how)] : [])));
        }

        await seeder.ExecuteAsync(
            $"insert into decision (copy_id, revision_id, action, actor, from_state, to_state) select id, newest_revision_id, '{action}', 'ann', 'needs_review', 'approved' from copy where id = any('{{{string.Join(',', copies)}}}'::bigint[])");
    }
}
