using Catalog.Jobs.Writing;
using Catalog.Model;
using Xunit;

namespace Catalog.Jobs.Tests.Writing;

public sealed class SystemTextsTests
{
    private static readonly string Full = SystemTexts.Get(SystemTextEdition.Full);

    [Fact]
    public void The_compact_text_is_one_line() => Assert.DoesNotContain('\n', SystemTexts.Get(SystemTextEdition.Compact));

    [Fact]
    public void The_full_text_starts_with_the_compact_one() => Assert.StartsWith(SystemTexts.Get(SystemTextEdition.Compact) + "\n", Full);

    [Fact]
    public void The_full_text_explains_every_key_type_verdict_and_severity()
    {
        string[] words =
        [
            .. Catalog.Jobs.Catalogs.FieldRules.Known, .. ModelFindings.Types, .. AnswerFormats.Severities, .. PictureAnswer.KnownProblems, .. PictureAnswer.Verdicts,
            .. DocumentAnswer.Verdicts, "said", "findings", "claims", "problems", "fields", "shown", "document", DocumentTool.Definition.Name,
        ];
        Assert.All(words, word => Assert.Contains(word, Full));
    }
}
