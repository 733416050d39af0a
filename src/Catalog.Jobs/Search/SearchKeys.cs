using Catalog.Jobs.Review;

namespace Catalog.Jobs.Search;

/// <summary>The keys of the search language, in the order in which people read them.</summary>
public static class SearchKeys
{
    /// <summary>The value of <c>has:</c> that is also a word by itself.</summary>
    public const string Dismissed = "dismissed";

    /// <summary>What a text has.</summary>
    public static SearchKey Has { get; } = new("has", "The text, or its product, has something.", "has:picture")
    {
        Choices =
        [
            new("picture", "a picture of the product"),
            new("document", "a supplier's document"),
            new("text", "a text: the model or a person wrote one"),
            new("approved", "an approved revision, which goes out"),
            new("proposal", "a proposal beside a person's text"),
            new("request", "a request for a new text"),
            new("finding", "a finding that counts"),
            new("source-problem", "an open problem of its source data that somebody told of in a comment"),
            new(Dismissed, "a dismissed finding; the word dismissed alone means the same"),
        ],
        Condition = match => match.Value switch
        {
            "picture" => ProductConditions.Of("p.pictures <> '[]'"),
            "document" => ProductConditions.Of("p.documents <> '[]'"),
            "text" => "c.newest_revision_id is not null",
            "approved" => "c.approved_revision_id is not null",
            "proposal" => "coalesce((select r.proposal from revision r where r.id = c.newest_revision_id), false)",
            "request" => "c.requested_at is not null",
            "finding" => FindingConditions.Open("true"),
            "source-problem" => ProblemConditions.Has,
            _ => FindingConditions.Of("f.dismissed_at is not null"),
        },
        Source = match => match.Value switch
        {
            "picture" => ProductConditions.Source("p.pictures <> '[]'"),
            "document" => ProductConditions.Source("p.documents <> '[]'"),
            "approved" => "select a.id from copy a where a.approved_revision_id is not null",
            "proposal" => "select r.copy_id from revision r where r.proposal",
            "request" => "select a.id from copy a where a.requested_at is not null",
            "finding" => FindingConditions.OpenSource("true"),
            "source-problem" => ProblemConditions.Source,
            Dismissed => FindingConditions.Source("f.dismissed_at is not null"),
            // Nearly all texts have one.
            _ => "",
        },
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SearchKey> All { get; } =
    [
        new("locale", "The text's language.", "locale:de-DE")
        {
            TakesPrefix = true,
            Values = SearchValues.Locales,
            Condition = match => match.Is("c.locale"),
        },
        new("state", "Where the text stands.", "state:needs-review")
        {
            Choices =
            [
                new("needs-review", "a person must look"),
                new("needs-rewrite", "the model must try again"),
                new("approved", "goes out with the next export"),
            ],
            Condition = match => $"c.state = {match.Sql.Add(match.Value.Replace('-', '_'))}",
        },
        new("check", "A finding that counts has this type, or is of this check.", "check:accuracy.number")
        {
            TakesPrefix = true,
            Values = SearchValues.Checks,
            Condition = match => FindingConditions.Open($"({match.Is("f.type")} or {match.Is("f.source")})"),
            Source = match => FindingConditions.OpenSource($"({match.Is("f.type")} or {match.Is("f.source")})"),
            Breadth = 4,
        },
        new("severity", "A finding that counts is so bad.", "severity:major")
        {
            Choices = [new("critical", "must not go out"), new("major", "a reader would notice"), new("minor", "could be better")],
            Condition = match => FindingConditions.Open(match.Is("f.severity")),
            Source = match => FindingConditions.OpenSource(match.Is("f.severity")),
        },
        new("field", "A finding that counts is in this field.", "field:title")
        {
            TakesPrefix = true,
            Values = SearchValues.Fields,
            Condition = match => FindingConditions.Open($"f.field is not null and {match.Is("f.field")}"),
            Source = match => FindingConditions.OpenSource(match.Is("f.field")),
        },
        Has,
        new("brand", "The product's brand, in any case.", "brand:Nordvik")
        {
            TakesPrefix = true,
            Values = SearchValues.Brands,
            Condition = match => ProductConditions.Of(match.IsInAnyCase("p.brand")),
            Source = match => ProductConditions.Source(match.IsInAnyCase("p.brand")),
        },
        new("category", "The product's category, in any case.", "category:\"Desk Lamp\"")
        {
            TakesPrefix = true,
            Values = SearchValues.Categories,
            Condition = match => ProductConditions.Of(match.IsInAnyCase("p.category")),
            Source = match => ProductConditions.Source(match.IsInAnyCase("p.category")),
        },
        new("sku", "The product's article number, in any case.", "sku:BAG-10*")
        {
            TakesPrefix = true,
            Values = SearchValues.Skus,
            Condition = match => ProductConditions.Of(match.IsInAnyCase("p.sku")),
            Source = match => ProductConditions.Source(match.IsInAnyCase("p.sku")),
            Breadth = 1,
        },
        new("title", "Stands in the product's title, in any case.", "title:backpack")
        {
            HasText = true,
            Condition = match => ProductConditions.Of($"search_fold(p.title) like {WordConditions.Pattern(match.Value, match.Sql)}"),
            // The title is in the text's index, too.
            Source = match => WordConditions.Source([match.Value], match.Sql),
            Breadth = 2,
        },
        new("changed", "When the text changed last: > with a span is longer ago, < within it; days are UTC.", "changed:>2d") { IsTime = true },
        new("by", "Who wrote the newest text: model, an account, or me.", "by:model")
        {
            Values = SearchValues.People,
            Condition = match => $"coalesce((select lower(r.author) = {match.Sql.Add(match.Person.ToLowerInvariant())} from revision r where r.id = c.newest_revision_id), false)",
            Source = match => match.Person.Equals(Revision.ModelAuthor, StringComparison.OrdinalIgnoreCase)
                ? ""
                : $"select r.copy_id from revision r where r.author <> 'model' and lower(r.author) = {match.Sql.Add(match.Person.ToLowerInvariant())}",
            Breadth = 3,
        },
        new("assigned", "Whose the text is to look at: an account, me, or nobody.", "assigned:me")
        {
            Values = SearchValues.People,
            Condition = match => match.Value.Equals("nobody", StringComparison.OrdinalIgnoreCase)
                ? "c.assigned_to is null"
                : $"lower(coalesce(c.assigned_to, '')) = {match.Sql.Add(match.Person.ToLowerInvariant())}",
            Source = match => match.Value.Equals("nobody", StringComparison.OrdinalIgnoreCase)
                ? ""
                : $"select a.id from copy a where a.assigned_to is not null and lower(a.assigned_to) = {match.Sql.Add(match.Person.ToLowerInvariant())}",
            Breadth = 3,
        },
    ];

    /// <summary>A key by its name, in any case; null where there is none.</summary>
    public static SearchKey? Find(string name) => All.FirstOrDefault(key => key.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
