using Catalog.Jobs.Review;
using Xunit;

namespace Catalog.Jobs.Tests.Review;

public sealed class ReviewKeysTests
{
    [Fact]
    public void As_they_come_no_key_does_two_things() => Assert.Null(ReviewKeys.Problem(new Dictionary<string, string>()));

    [Fact]
    public void A_key_for_two_things_is_refused_whatever_its_case() =>
        Assert.Equal("The key E would do two things: “Approve and go on” and “Edit the text in place”. Choose another for one of them.", ReviewKeys.Problem(Keys(("approve", "E"))));

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("?")]
    [InlineData(" ")]
    [InlineData("\u0007")]
    public void What_is_no_key_is_refused(string key) => Assert.Contains("is no key", ReviewKeys.Problem(Keys(("approve", key))), StringComparison.Ordinal);

    [Fact]
    public void Two_keys_can_be_exchanged_and_only_what_differs_is_kept()
    {
        var keys = ReviewKeys.Of(Keys(("approve", "e"), ("edit", "A"), ("skip", "s")));
        Assert.Equal(('e', 'a', 's'), (keys["approve"], keys["edit"], keys["skip"]));
        Assert.Equal(["approve", "edit"], keys.Own.Keys.Order());
    }

    [Fact]
    public void A_stored_choice_that_is_not_possible_any_more_is_as_if_it_were_not() => Assert.Equal('a', ReviewKeys.Of(Keys(("approve", "r")))["approve"]);

    private static Dictionary<string, string> Keys(params (string Command, string Key)[] keys) => keys.ToDictionary(key => key.Command, key => key.Key);
}
