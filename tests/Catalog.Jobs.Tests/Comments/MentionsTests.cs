using Catalog.Jobs.Comments;
using CsCheck;
using Xunit;

namespace Catalog.Jobs.Tests.Comments;

public sealed class MentionsTests
{
    private static readonly HashSet<string> Accounts = ["mia", "jo.doe", "max@shop.example", "mia-lou"];

    [Theory]
    [InlineData("@mia please look", "mia", "")]
    [InlineData("Ask @Mia.", "mia", "")]
    [InlineData("(@jo.doe), @max@shop.example!", "jo.doe max@shop.example", "")]
    [InlineData("@mia-lou and not @mia-", "mia-lou mia", "")]
    [InlineData("write to mia@example.org", "", "")]
    [InlineData("@nobody. @mia @", "mia", "nobody")]
    [InlineData("@@mia", "", "@mia")]
    public void Names_behind_an_at_sign_are_found(string body, string accounts, string unknown)
    {
        Assert.Equal(accounts, string.Join(' ', Mentions.Split(body, Accounts).Select(piece => piece.Account).OfType<string>()));
        Assert.Equal(unknown, string.Join(' ', Mentions.Unknown(body, Accounts)));
    }

    [Fact]
    public void The_pieces_are_the_comment() => Gen.String[Gen.Char["@mia.jo -\n"], 0, 30].Sample(body =>
        Assert.Equal(body, string.Concat(Mentions.Split(body, Accounts).Select(piece => piece.Text))));
}
