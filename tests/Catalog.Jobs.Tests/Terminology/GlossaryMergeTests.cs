using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Terminology;
using Catalog.Jobs.Tests.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Terminology;

public sealed class GlossaryMergeTests
{
    private static readonly GlossaryTerm Old = Samples.Preferred("Kettle", "de-DE", "Kessel"), New = Samples.Preferred("Kettle", "de-DE", "Wasserkocher"),
        Own = Samples.Preferred("Kettle", "de-DE", "Teekocher");

    [Fact]
    public void The_first_file_fills_an_empty_glossary() => Assert.Equal([Old], Merge([], [Old]).Added);

    [Fact]
    public void A_line_that_changed_in_the_file_is_taken() => Assert.Equal(New, Assert.Single(Merge([Old], [New], Old).Changed).Term);

    [Fact]
    public void A_line_that_left_the_file_leaves_the_glossary() => Assert.Equal(Old, Assert.Single(Merge([Old], [], Old).Deleted).Term);

    [Fact]
    public void A_persons_change_stands_and_the_line_is_reported()
    {
        var merge = Merge([Old], [New], Own);
        Assert.Empty(merge.Changed);
        Assert.Equal("\"Kettle\" (preferred, de-DE): it was changed here by ann.", Assert.Single(merge.NotTaken));
    }

    [Fact]
    public void A_persons_deletion_stands_and_so_does_an_entry_that_she_changed_and_the_file_lost()
    {
        Assert.Contains("deleted here", Assert.Single(Merge([Old], [New]).NotTaken), StringComparison.Ordinal);
        var merge = Merge([Old], [], Own);
        Assert.Empty(merge.Deleted);
        Assert.Contains("lacks it now", Assert.Single(merge.NotTaken), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_the_same_in_both_or_unchanged_in_the_file_makes_nothing()
    {
        foreach (var merge in new[] { Merge([Old], [Old], Own), Merge([Old], [Old]), Merge([], [Own], Own), Merge([Old], [New], New) })
            Assert.Equal((0, 0, 0, 0), (merge.Added.Count, merge.Changed.Count, merge.Deleted.Count, merge.NotTaken.Count));
    }

    [Fact]
    public void A_line_that_contradicts_an_entry_is_not_taken()
    {
        var merge = Merge([], [Samples.Forbidden("Kettle")], Samples.NeverTranslate("Kettle"));
        Assert.Empty(merge.Added);
        Assert.Contains("can't be", Assert.Single(merge.NotTaken), StringComparison.Ordinal);
    }

    private static GlossaryMerge Merge(GlossaryTerm[] before, GlossaryTerm[] file, params GlossaryTerm[] entries) =>
        GlossaryMerge.Of(before, file, [.. entries.Index().Select(entry => new GlossaryEntry(entry.Index + 1, 1, entry.Item, "ann", default))]);
}
