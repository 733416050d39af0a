using Catalog.Jobs.Checks;
using Catalog.Jobs.Tests.Writing;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Tests.Checks.Tables;

/// <summary>A text with one field, right or with one fault.</summary>
/// <param name="Locale">Of the text.</param>
/// <param name="Text">The field.</param>
/// <param name="Found">What the first finding quotes; null: the text is right.</param>
/// <param name="Fixed">The field with the finding's correction; null: there is none.</param>
public sealed record CheckCase(string Locale, string Text, string? Found = null, string? Fixed = null)
{
    /// <summary>The field's key.</summary>
    public string Field { get; init; } = "description";

    /// <summary>Facts beside or instead of the backpack's, <c>key: value</c>.</summary>
    public string[] Facts { get; init; } = [];

    internal CheckInput Input()
    {
        var extra = Facts.Select(line => line.Split(": ", 2)).Select(pair => (pair[0], pair[1])).ToList();
        var facts = Samples.Backpack.Facts.Where(fact => extra.TrueForAll(other => other.Item1 != fact.Key)).Select(fact => (fact.Key, fact.Text));
        return CheckSamples.Input(Locale, new Copy([new CopyField(Field, [Text], false)]), Samples.Product([.. facts, .. extra]));
    }
}
