using Catalog.Jobs.Products;
using Xunit;

namespace Catalog.Jobs.Tests.Products;

public sealed class ProductHashTests
{
    private static readonly Fact[] Facts = [new("color", ["blue"]), new("features", ["a", "b"])];
    private static readonly MediaFile[] Pictures = [new("/a/x.jpg", "11")];
    private static readonly MediaFile[] Documents = [new("/a/sheet.pdf", "22")];

    public static TheoryData<string, Fact[], MediaFile[], MediaFile[]> Changes => new()
    {
        { "a value", [new("color", ["red"]), Facts[1]], Pictures, Documents },
        { "a key", [new("colour", ["blue"]), Facts[1]], Pictures, Documents },
        { "where a value ends", [Facts[0], new("features", ["ab"])], Pictures, Documents },
        { "where a key ends", [new("colorb", ["lue"]), Facts[1]], Pictures, Documents },
        { "the order", [Facts[1], Facts[0]], Pictures, Documents },
        { "a picture's content", Facts, [new("/a/x.jpg", "12")], Documents },
        { "no picture", Facts, [], Documents },
        { "a document's content", Facts, Pictures, [new("/a/sheet.pdf", "23")] },
        { "a document's name", Facts, Pictures, [new("/a/other.pdf", "22")] },
        { "a document for a picture", Facts, [], [new("/a/x.jpg", "11"), .. Documents] },
    };

    [Theory, MemberData(nameof(Changes))]
    public void What_the_model_would_see_changes_it(string what, Fact[] facts, MediaFile[] pictures, MediaFile[] documents)
    {
        Assert.NotEmpty(what);
        Assert.NotEqual(ProductHash.Of(Facts, Pictures, Documents), ProductHash.Of(facts, pictures, documents));
    }

    [Fact]
    public void Where_the_files_lie_does_not() =>
        Assert.Equal(ProductHash.Of(Facts, Pictures, Documents), ProductHash.Of(Facts, [new("/b/y.jpg", "11")], [new("/b/sheet.pdf", "22")]));
}
