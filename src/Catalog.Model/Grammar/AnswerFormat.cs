namespace Catalog.Model.Grammar;

/// <summary>
/// What an answer must look like: a JSON value of <paramref name="Schema"/> (written with ", " and ": " between parts, properties in the schema's order,
/// no line ends), or a call of one of <paramref name="ToolCalls"/> in Qwen 3.5's own form. At least one of the two is given.
/// </summary>
/// <param name="Schema">A JSON schema as text; see GrammarCompiler for the keywords that are supported. Others are refused.</param>
/// <param name="ToolCalls">Calls that are allowed now.</param>
public sealed record AnswerFormat(string? Schema, IReadOnlyList<ToolCallFormat> ToolCalls)
{
    /// <summary>JSON only.</summary>
    public AnswerFormat(string schema)
        : this(schema, [])
    {
    }
}

/// <summary>A call that is allowed, with the values that each parameter may take.</summary>
/// <param name="Name">The tool's name.</param>
/// <param name="Parameters">Parameter → allowed values, in the order in which they are written.</param>
public sealed record ToolCallFormat(string Name, IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Parameters);
