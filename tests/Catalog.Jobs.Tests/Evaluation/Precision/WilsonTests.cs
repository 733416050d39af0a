using Catalog.Jobs.Evaluation.Precision;
using Xunit;

namespace Catalog.Jobs.Tests.Evaluation.Precision;

public sealed class WilsonTests
{
    // Values of R's prop.test(x, n, correct = FALSE).
    [Theory]
    [InlineData(0, 10, 0, 0.2775328)]
    [InlineData(5, 10, 0.2365931, 0.7634069)]
    [InlineData(90, 100, 0.8256343, 0.9447708)]
    [InlineData(10, 10, 0.7224672, 1)]
    [InlineData(0, 0, 0, 1)]
    public void The_interval_is_Wilsons(int count, int of, double lower, double upper)
    {
        Assert.Equal(lower, Wilson.Lower(count, of), 6);
        Assert.Equal(upper, Wilson.Upper(count, of), 6);
    }
}
