using Catalog.Model.Chat;

namespace Catalog.Model.Agents;

/// <summary>What Qwen 3.5's chat template puts before the system text where tools are declared.</summary>
internal static class ToolsBlock
{
    private const string Instruction = """


        If you choose to call a function ONLY reply in the following format with NO suffix:

        <tool_call>
        <function=example_function_name>
        <parameter=example_parameter_1>
        value_1
        </parameter>
        <parameter=example_parameter_2>
        This is the value for the second parameter
        that can span
        multiple lines
        </parameter>
        </function>
        </tool_call>

        <IMPORTANT>
        Reminder:
        - Function calls MUST follow the specified format: an inner <function=...></function> block must be nested within <tool_call></tool_call> XML tags
        - Required parameters MUST be specified
        - You may provide optional reasoning for your function call in natural language BEFORE the function call, but NOT after
        - If there is no function call available, answer the question like normal with your current knowledge and do not tell the user about function calls
        </IMPORTANT>
        """;

    public static string Write(IReadOnlyList<Tool> tools) =>
        "# Tools\n\nYou have access to the following functions:\n\n<tools>\n"
        + string.Join("\n", tools.Select(Schema)) + "\n</tools>" + Instruction.ReplaceLineEndings("\n");

    private static string Schema(Tool tool)
    {
        var function = $$"""{"name": {{ContractJson.Quote(tool.Name)}}, "description": {{ContractJson.Quote(tool.Description)}}, "parameters": {{Parameters(tool)}}}""";
        return $$"""{"type": "function", "function": {{function}}}""";
    }

    /// <summary>A tool's parameters as a JSON schema.</summary>
    public static string Parameters(Tool tool)
    {
        var properties = string.Join(", ", tool.Parameters.Select(name => ContractJson.Quote(name) + """: {"type": "string"}"""));
        var required = string.Join(", ", tool.Parameters.Select(ContractJson.Quote));
        return $$"""{"type": "object", "properties": {{{properties}}}, "required": [{{required}}]}""";
    }
}
