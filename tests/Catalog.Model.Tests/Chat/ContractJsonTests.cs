using System.Text.Json;
using Catalog.Model.Chat;
using Xunit;

namespace Catalog.Model.Tests.Chat;

/// <summary>JSON as the demo model was trained on it.</summary>
public sealed class ContractJsonTests
{
    [Theory]
    [InlineData("""{"a":[1,"b",null,true,{}],"ü":"x\u0007\n\"\\/"}""", """{"a": [1, "b", null, true, {}], "ü": "x\u0007\n\"\\/"}""")]
    [InlineData("""[]""", """[]""")]
    [InlineData("""[[1.50,-2e3],[]]""", """[[1.50, -2e3], []]""")]
    public void Parts_are_apart_and_only_what_must_be_is_escaped(string json, string expected)
    {
        using var document = JsonDocument.Parse(json);
        Assert.Equal(expected, ContractJson.Write(document.RootElement));
    }
}
