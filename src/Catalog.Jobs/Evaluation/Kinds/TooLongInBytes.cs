using System.Text;
using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>More UTF-8 bytes than the field's limit. Where no field counts bytes, the title does, with room for what it has.</summary>
internal sealed class TooLongInBytes() : FaultKind("too-long-in-bytes", "Too long in bytes", "length", "length")
{
    private const int Room = 10;

    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        var rules = Fill.Limited(text, LengthUnit.Bytes);
        if (rules is null)
        {
            if (text.PartsOf("title").FirstOrDefault() is not { } title) return null;
            rules = new FieldRules("title", Encoding.UTF8.GetByteCount(title.Text) + Room, LengthUnit.Bytes);
            text = text.With(rules);
        }

        return Fill.Until(text, text.PartsOf(rules.Key).First(), value => Encoding.UTF8.GetByteCount(value) > rules.MaxLength);
    }
}
