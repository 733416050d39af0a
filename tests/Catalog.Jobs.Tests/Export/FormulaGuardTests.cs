using Catalog.Jobs.Export;
using CsCheck;
using Xunit;

namespace Catalog.Jobs.Tests.Export;

public sealed class FormulaGuardTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49", "'+49")]
    [InlineData("-5 °C", "'-5 °C")]
    [InlineData("@home", "'@home")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("'=1", "''=1")]
    [InlineData("'s-Hertogenbosch", "'s-Hertogenbosch")]
    [InlineData("a=b", "a=b")]
    [InlineData("", "")]
    public void A_cell_that_looks_like_a_formula_gets_an_apostrophe(string cell, string safe) => Assert.Equal(safe, FormulaGuard.Defuse(cell));

    [Fact]
    public void It_can_be_undone_and_never_lets_a_formula_out() =>
        Gen.OneOf(Gen.String, Gen.OneOf("=", "'", "-", "@", "a", "\t").Array[0, 5].Select(parts => string.Concat(parts))).Sample(cell =>
        {
            var safe = FormulaGuard.Defuse(cell);
            Assert.False(safe.Length > 0 && "=+-@\t\r\n".Contains(safe[0], StringComparison.Ordinal));
            Assert.Equal(cell, FormulaGuard.Undo(safe));
        });
}
