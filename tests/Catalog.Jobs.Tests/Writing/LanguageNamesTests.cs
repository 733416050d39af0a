using Catalog.Jobs.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Writing;

public sealed class LanguageNamesTests
{
    [Theory]
    [InlineData("en-US", "English (United States)", "English")]
    [InlineData("de-DE", "German (Germany)", "German")]
    [InlineData("fr-FR", "French (France)", "French")]
    [InlineData("es-ES", "Spanish (Spain)", "Spanish")]
    [InlineData("it-IT", "Italian (Italy)", "Italian")]
    [InlineData("pl-PL", "Polish (Poland)", "Polish")]
    [InlineData("pt-BR", "Portuguese (Brazil)", "Portuguese")]
    [InlineData("ja-JP", "Japanese (Japan)", "Japanese")]
    [InlineData("zh-CN", "Chinese (China)", "Chinese")]
    [InlineData("ar-SA", "Arabic (Saudi Arabia)", "Arabic")]
    public void Names_are_those_of_the_contract(string code, string locale, string language)
    {
        Assert.Equal(locale, LanguageNames.Locale(code));
        Assert.Equal(language, LanguageNames.Language(code));
    }
}
