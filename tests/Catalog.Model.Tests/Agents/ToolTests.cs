using Catalog.Model.Agents;
using Xunit;

namespace Catalog.Model.Tests.Agents;

/// <summary>The form in which tools are declared and called.</summary>
public sealed class ToolTests
{
    [Fact]
    public void The_tools_block_has_the_references_bytes()
    {
        var declared = OracleFolder.Prompts.Tools[0].GetProperty("function");
        var parameters = declared.GetProperty("parameters").GetProperty("properties").EnumerateObject().Select(property => property.Name);
        var tool = new Tool(declared.GetProperty("name").GetString()!, declared.GetProperty("description").GetString()!, [.. parameters]);
        var prompt = OracleFolder.Prompts.Prompts.First(prompt => prompt.ToolResponses.Length > 0);
        Assert.StartsWith(ToolsBlock.Write([tool]) + "\n\nYou write", prompt.System, StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_is_read()
    {
        var call = ToolCall.Parse("<tool_call>\n<function=read_document>\n<parameter=name>\na sheet.pdf\n</parameter>\n</function>\n</tool_call>");
        Assert.Equal(("read_document", "a sheet.pdf"), (call?.Name, call?.Parameters["name"]));
    }

    [Theory]
    [InlineData("{\"fields\": []}")]
    [InlineData("<tool_call>\n<function=read_document>\n<parameter=name>\na.pdf\n</parameter>\n</function>")]
    [InlineData("I call <tool_call>\n<function=f>\n</function>\n</tool_call>")]
    [InlineData("")]
    public void Other_answers_are_no_call(string answer) => Assert.Null(ToolCall.Parse(answer));
}
