using Catalog.Jobs.Products;

namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>
/// A variant of the product is added whose text denies what this one's text now says. Neither has it in its facts. The sentences were written for the
/// evaluation; no list of a check is used.
/// </summary>
internal sealed class VariantContradiction() : FaultKind("variant-contradiction", "Variants contradict each other", "variant-claims", "consistency.claims")
{
    private const long VariantId = 1_000_000;

    // What each pair is about: a product whose facts speak of it may rightly differ from its variant.
    private static readonly string[][] Subjects = [["water", "leak"], ["dishwasher"], ["wash"]];

    // Language → what this text says, and what the variant's does.
    private static readonly Dictionary<string, (string Says, string Denies)[]> Pairs = new()
    {
        ["en"] = [("It is waterproof.", "It is not waterproof."), ("Dishwasher-safe.", "Not dishwasher-safe."), ("Machine washable.", "Hand wash only.")],
        ["de"] = [("Es ist wasserdicht.", "Es ist nicht wasserdicht."), ("Spülmaschinenfest.", "Nicht spülmaschinenfest."), ("Maschinenwaschbar.", "Nur Handwäsche.")],
        ["fr"] = [("Il est étanche.", "Il n'est pas étanche."), ("Compatible avec le lave-vaisselle.", "Non compatible avec le lave-vaisselle."), ("Lavable en machine.", "Non lavable en machine.")],
        ["es"] = [("Es impermeable.", "No es impermeable."), ("Apto para lavavajillas.", "No apto para lavavajillas."), ("Se puede lavar a máquina.", "No se puede lavar a máquina.")],
        ["it"] = [("È impermeabile.", "Non è impermeabile."), ("Lavabile in lavastoviglie.", "Non lavabile in lavastoviglie."), ("Lavabile in lavatrice.", "Lavare solo a mano.")],
        ["pl"] = [("Produkt jest wodoszczelny.", "Produkt nie jest wodoszczelny."), ("Można myć w zmywarce.", "Nie myć w zmywarce."), ("Można prać w pralce.", "Nie prać w pralce.")],
        ["pt"] = [("É impermeável.", "Não é impermeável."), ("Pode ir à lava-louças.", "Não pode ir à lava-louças."), ("Lavável à máquina.", "Não lavável à máquina.")],
        ["ja"] = [("防水です。", "防水ではありません。"), ("食洗機対応です。", "食洗機不可です。"), ("洗濯機で洗えます。", "洗濯機では洗えません。")],
        ["zh"] = [("产品防水。", "产品不防水。"), ("可用洗碗机清洗。", "不可用洗碗机清洗。"), ("可机洗。", "不可机洗。")],
        ["ar"] = [("المنتج عازل للماء.", "المنتج غير عازل للماء."), ("آمن في غسالة الصحون.", "غير آمن في غسالة الصحون."), ("قابل للغسل في الغسالة.", "غير قابل للغسل في الغسالة.")],
    };

    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        if (!Pairs.TryGetValue(text.Culture.TwoLetterISOLanguageName, out var pairs) || text.PartsOf("description").FirstOrDefault() is not { } part) return null;
        var open = pairs.Zip(Subjects).Where(pair => !pair.Second.Any(subject => text.Product.Facts.Any(fact => fact.Text.Contains(subject, StringComparison.OrdinalIgnoreCase)))).ToList();
        if (open.Count == 0) return null;
        var (says, denies) = open[context.Random.Next(open.Count)].First;
        var gap = Sentences.Gap(text);
        var variant = text.With(part, part.Text + gap + denies) with { Product = Variant(text.Product) };
        var fault = (text with { Beside = [variant] }).Plant(part, part.Text.Length, 0, gap + says);
        return fault with { Span = part.Span(part.Text.Length + gap.Length, says.Length) };
    }

    private static Product Variant(Product product) => product with { Id = product.Id + VariantId, Sku = product.Sku + "-V" };
}
