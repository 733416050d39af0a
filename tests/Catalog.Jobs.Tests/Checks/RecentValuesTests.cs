using Catalog.Jobs.Checks;
using Xunit;

namespace Catalog.Jobs.Tests.Checks;

public sealed class RecentValuesTests
{
    [Fact]
    public void What_is_asked_for_stays_and_the_rest_is_forgotten()
    {
        var made = new List<int>();
        var values = new RecentValues<int, string>(10);
        for (var number = 0; number < 100; number++)
        {
            Assert.Equal("0", Get(0));
            Assert.Equal($"{number}", Get(number));
        }

        Assert.Equal(Enumerable.Range(0, 100), made);
        Get(99);
        Get(1);
        Assert.Equal([.. Enumerable.Range(0, 100), 1], made);

        string Get(int key) => values.GetOrAdd(key, _ =>
        {
            made.Add(key);
            return $"{key}";
        });
    }
}
