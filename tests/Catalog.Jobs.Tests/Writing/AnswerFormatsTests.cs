using System.Text.Json;
using Catalog.Jobs.Writing;
using Catalog.Model.Chat;
using Xunit;

namespace Catalog.Jobs.Tests.Writing;

public sealed class AnswerFormatsTests
{
    [Fact]
    public void Schemas_are_JSON_with_the_keys_in_order()
    {
        string[] schemas =
        [
            AnswerFormats.Copy(Samples.Fields).Schema!, AnswerFormats.Review(["title", "b\"c"], ModelFindings.Types).Schema!, AnswerFormats.Review(["title"], []).Schema!,
            AnswerFormats.PictureClaims(["color"]).Schema!, AnswerFormats.DocumentFields(["battery life"]).Schema!,
        ];
        string[] first = ["title", "said", "said", "claims", "fields"];
        Assert.Equal(first, schemas.Select(schema => JsonDocument.Parse(schema).RootElement.GetProperty("properties").EnumerateObject().First().Name));
        Assert.Equal("b\"c", JsonDocument.Parse(schemas[1]).RootElement.GetProperty("properties").GetProperty("said").GetProperty("required")[1].GetString());
    }

    [Fact]
    public void The_tool_is_the_references()
    {
        var tool = DocumentTool.Definition;
        var function = OraclePrompts.Root.GetProperty("tools")[0].GetProperty("function");
        Assert.Equal(function.GetProperty("name").GetString(), tool.Name);
        Assert.Equal(function.GetProperty("description").GetString(), tool.Description);
        Assert.Equal(ContractJson.Write(function.GetProperty("parameters").GetProperty("required")), ContractJson.Write(JsonSerializer.SerializeToElement(tool.Parameters)));
    }

    [Fact]
    public void Documents_are_read_first_and_compared_last()
    {
        var first = AnswerFormats.DocumentCall(["a.pdf", "b.pdf"]);
        Assert.Null(first.Schema);
        Assert.Equal(["a.pdf", "b.pdf"], Assert.Single(Assert.Single(first.ToolCalls).Parameters).Value);
        var next = AnswerFormats.DocumentCallOrFields(["b.pdf"], ["color"]);
        Assert.NotNull(next.Schema);
        Assert.Single(next.ToolCalls);
        Assert.Empty(AnswerFormats.DocumentCallOrFields([], ["color"]).ToolCalls);
    }
}
