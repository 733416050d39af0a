using Catalog.Jobs.Documents;
using Catalog.Jobs.Pictures;
using Catalog.Jobs.Storage;

namespace Catalog.Dashboard.Texts;

/// <summary>A line of evidence: what the fact says, what the picture or the document says, and the verdict that counts.</summary>
/// <param name="ModelVerdict">The model's own verdict where it is another; else null.</param>
/// <param name="Picture">Which of several pictures, from 1; null where there is one, and for documents.</param>
public sealed record EvidenceLine(string Field, string Fact, string Other, string Verdict, string? ModelVerdict, int? Picture = null)
{
    /// <summary>True where the two don't agree.</summary>
    public bool IsAgainst => Verdict is "contradicted" or "different" or "gap";
}

/// <summary>What was compared for a product.</summary>
/// <param name="Lines">Claims about the pictures, or fields of the documents.</param>
/// <param name="Problems">Types such as image.overlay; none for documents.</param>
public sealed record Evidence(IReadOnlyList<EvidenceLine> Lines, IReadOnlyList<string> Problems)
{
    /// <summary>The claims about pictures; null where there is no evidence.</summary>
    public static Evidence? OfPictures(IReadOnlyDictionary<string, string> evidence)
    {
        if (!evidence.TryGetValue("pictures", out var json)) return null;
        var pictures = Jsonb.Read<PictureEvidence>(json);
        return new Evidence([.. pictures.Claims.Select(claim => Line(claim.Field, claim.Fact, claim.Shown, claim.Verdict, claim.ModelVerdict) with { Picture = claim.Picture })], pictures.Problems);
    }

    /// <summary>The documents' fields; null where there is no evidence.</summary>
    public static Evidence? OfDocuments(IReadOnlyDictionary<string, string> evidence)
    {
        if (!evidence.TryGetValue("documents", out var json)) return null;
        var documents = Jsonb.Read<DocumentEvidence>(json);
        return new Evidence([.. documents.Fields.Select(field => Line(field.Field, field.Fact, field.Document, field.Verdict, field.ModelVerdict))], []);
    }

    private static EvidenceLine Line(string field, string fact, string other, string verdict, string modelVerdict) =>
        new(field, fact, other, verdict, modelVerdict == verdict ? null : modelVerdict);
}
