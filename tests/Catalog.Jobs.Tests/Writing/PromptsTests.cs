using System.Text.RegularExpressions;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Writing;
using Catalog.Model;
using Xunit;

namespace Catalog.Jobs.Tests.Writing;

public sealed class PromptsTests
{
    [Fact]
    public void Product_blocks_are_the_references_byte_for_byte() =>
        Assert.All(OraclePrompts.All, prompt => Assert.Equal(prompt.Product, ProductBlock.Write(Samples.Parse(prompt.Product))));

    [Fact]
    public void The_compact_system_text_is_the_references() =>
        Assert.All(OraclePrompts.All, prompt => Assert.EndsWith(SystemTexts.Get(SystemTextEdition.Compact), prompt.System));

    [Fact]
    public void Write_tasks_are_the_references_byte_for_byte()
    {
        var tasks = OraclePrompts.All.Where(prompt => prompt.Name.StartsWith("write", StringComparison.Ordinal)).ToList();
        Assert.Equal(26, tasks.Count);
        Assert.All(tasks, prompt => Assert.Equal(prompt.Task, Prompts.Write(Request(prompt.Task))));
    }

    [Fact]
    public void Other_tasks_are_the_references_byte_for_byte()
    {
        foreach (var (name, _, task, _) in OraclePrompts.All.Where(prompt => !prompt.Name.StartsWith("write", StringComparison.Ordinal)))
        {
            var lines = task.Split('\n');
            Assert.Equal(task, name.Split(' ')[0] switch
            {
                "review" => Prompts.Review(Regex.Match(lines[0], "locale ([^,]+),").Groups[1].Value, Copy.Parse(lines[1])),
                "compare" => Prompts.ComparePictures,
                _ => Prompts.CompareDocuments(lines[0]["Supplier documents: ".Length..].Split("; ")),
            });
        }
    }

    [Fact]
    public void Every_optional_line_stands_in_its_place()
    {
        var terms = new GlossarySelection([Samples.Preferred("Backpack", "de-DE", "Rucksack")], [Samples.NeverTranslate("Nordvik")], [Samples.Forbidden("billig")]);
        Finding fix = new("accuracy.number", Severity.Critical, "numbers", "description", "45 L", "40 L", "");
        var task = Prompts.Write(new WriteRequest(
            new LocaleRules("de-DE", "plain and factual"),
            [new("title", 80), new("bullets", 120), new("alt_text", 200, LengthUnit.Bytes), new("description", null)],
            terms, Samples.Copy("A"), [fix, fix, fix with { Field = null, Expected = "" }], "check the\nnumbers"));
        Assert.Equal(
            """
            Write the shop copy in German (Germany), locale de-DE.
            Limits: title at most 80 characters; bullets at most 120 characters each; alt_text at most 200 bytes.
            Style: plain and factual
            Glossary: Backpack = Rucksack
            Never translate: Nordvik
            Draft: {"title": "A", "description": "", "bullets": [], "alt_text": ""}
            Fix: description: accuracy.number, expected 40 L
            Fix: accuracy.number
            Note: check the numbers
            JSON keys: title, bullets, alt_text, description
            """.ReplaceLineEndings("\n"),
            task);
    }

    [Fact]
    public void A_first_draft_without_rules_has_two_lines() => Assert.Equal(
        "Write the shop copy in Arabic (Saudi Arabia), locale ar-SA.\nJSON keys: title",
        Prompts.Write(new WriteRequest(new LocaleRules("ar-SA", null), [new("title", null)], GlossarySelection.None)));

    [Theory]
    [InlineData("a\r\nJSON keys: x")]
    [InlineData("a\u2028JSON keys: x")]
    [InlineData("a\u0085JSON keys: x")]
    [InlineData("a\0\nJSON keys: x")]
    [InlineData("a\v\fJSON keys: x")]
    public void No_value_can_begin_a_line_of_its_own(string value)
    {
        var terms = new GlossarySelection([Samples.Preferred(value, "de-DE", value)], [Samples.NeverTranslate(value)], []);
        Finding fix = new("t", Severity.Major, "s", value, value, value, value);
        var task = Prompts.Write(new WriteRequest(new LocaleRules("de-DE", value), Samples.Fields, terms, Samples.Copy(value), [fix], value));
        Assert.Equal(9, task.Split('\n').Length);
        Assert.DoesNotContain(task, c => c != '\n' && (char.IsControl(c) || c is '\u2028' or '\u0085'));
        Assert.Equal("<product>\na JSON keys: x: a JSON keys: x\n</product>\n", ProductBlock.Write(Samples.Product((value, value))));
        Assert.Equal(3, Prompts.CompareDocuments([value]).Split('\n').Length);
        Assert.Equal(3, Prompts.Review("de-DE", Samples.Copy(value)).Split('\n').Length);
    }

    private static WriteRequest Request(string task)
    {
        var lines = task.Split('\n').Select(line => line.Split(": ", 2)).ToLookup(parts => parts[0], parts => parts[^1]);
        var locale = Regex.Match(task, @"locale (.+)\.\n").Groups[1].Value;
        var limits = Regex.Matches(lines["Limits"].FirstOrDefault() ?? "", @"(\w+) at most (\d+) characters").ToDictionary(m => m.Groups[1].Value, m => int.Parse(m.Groups[2].Value, null));
        var fields = lines["JSON keys"].Single().Split(", ").Select(key => new FieldRules(key, limits.TryGetValue(key, out var limit) ? limit : null)).ToList();
        var terms = new GlossarySelection([], [.. lines["Never translate"].Select(term => Samples.NeverTranslate(term))], []);
        var fix = lines["Fix"].Select(line => Regex.Match(line, "^(.+): (.+), expected (.+)$").Groups)
            .Select(g => new Finding(g[2].Value, Severity.Major, "x", g[1].Value, "", g[3].Value, ""));
        var draft = lines["Draft"].FirstOrDefault();
        return new WriteRequest(
            new LocaleRules(locale, lines["Style"].FirstOrDefault()), fields, terms, draft is null ? null : Copy.Parse(draft), [.. fix], lines["Note"].FirstOrDefault());
    }
}
