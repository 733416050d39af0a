namespace Catalog.Jobs.Checks;

/// <summary>The checks that need no model.</summary>
public static class TextChecks
{
    /// <summary>All of them, in the order in which their findings are shown.</summary>
    public static IReadOnlyList<TextCheck> All { get; } =
    [
        new EmptyCheck(),
        new LengthCheck(),
        new LanguageCheck(),
        new ScriptCheck(),
        new UntranslatedCheck(),
        new NumbersCheck(),
        new ColorCheck(),
        new NeverTranslateCheck(),
        new ForbiddenTermsCheck(),
        new PreferredTermsCheck(),
        new HtmlCheck(),
        new PlaceholderCheck(),
        new InvisibleCharactersCheck(),
    ];

    /// <summary>What all checks find.</summary>
    public static IReadOnlyList<Finding> Run(CheckInput input) => [.. All.SelectMany(check => check.Run(input))];
}
