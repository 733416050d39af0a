using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Writing;
using Catalog.Model;
using Xunit;

namespace Catalog.Jobs.Tests.Writing;

public sealed class InputFingerprintTests
{
    private static readonly LocaleRules German = new("de-DE", "plain");
    private static readonly ModelProfile Model = new("m", "f", 1000, true);
    private static readonly GlossarySelection Terms = new([Samples.Preferred("a", "de-DE", "b")], [Samples.NeverTranslate("c")], [Samples.Forbidden("d")]);
    private static readonly string Base = InputFingerprint.Of(Samples.Backpack, German, Samples.Fields, Terms, Model);

    [Fact]
    public void What_shapes_a_text_changes_it()
    {
        string[] others =
        [
            InputFingerprint.Of(Samples.Backpack with { Hash = "other" }, German, Samples.Fields, Terms, Model),
            InputFingerprint.Of(Samples.Backpack, German with { Code = "de-AT" }, Samples.Fields, Terms, Model),
            InputFingerprint.Of(Samples.Backpack, German with { Style = null }, Samples.Fields, Terms, Model),
            InputFingerprint.Of(Samples.Backpack, German, [new FieldRules("title", 81), .. Samples.Fields.Skip(1)], Terms, Model),
            InputFingerprint.Of(Samples.Backpack, German, [.. Samples.Fields.Reverse()], Terms, Model),
            InputFingerprint.Of(Samples.Backpack, German, Samples.Fields, Terms with { Preferred = [] }, Model),
            InputFingerprint.Of(Samples.Backpack, German, Samples.Fields, Terms with { Preferred = [Samples.Preferred("a", "de-DE", "x")] }, Model),
            InputFingerprint.Of(Samples.Backpack, German, Samples.Fields, Terms with { NeverTranslate = Terms.Preferred, Preferred = Terms.NeverTranslate }, Model),
            InputFingerprint.Of(Samples.Backpack, German, Samples.Fields, Terms, Model with { Fingerprint = "g" }),
            InputFingerprint.Of(Samples.Backpack, German, Samples.Fields, Terms, Model with { SystemText = SystemTextEdition.Compact }),
            InputFingerprint.Of(Samples.Backpack, German, Samples.Fields, Terms, Model with { Findings = ["language"] }),
        ];
        Assert.Equal(others.Length + 1, others.Append(Base).Distinct().Count());
    }

    [Fact]
    public void What_does_not_shape_a_text_leaves_it()
    {
        var noted = Terms with { Preferred = [Terms.Preferred[0] with { Note = "why", Inflections = ["bs"] }], Forbidden = [] };
        Assert.Equal(Base, InputFingerprint.Of(Samples.Backpack with { Id = 7, Sku = "other" }, German, Samples.Fields, noted, Model with { Name = "renamed" }));
        Assert.Matches("^[0-9a-f]{32}$", Base);
    }

    [Fact]
    public void The_prompt_version_tells_the_editions_apart()
    {
        Assert.NotEqual(PromptVersion.Of(SystemTextEdition.Compact), PromptVersion.Of(SystemTextEdition.Full));
        Assert.Matches("^[0-9a-f]{12}$", PromptVersion.Of(SystemTextEdition.Full));
    }
}
