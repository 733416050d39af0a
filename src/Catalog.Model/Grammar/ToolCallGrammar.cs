using System.Text;

namespace Catalog.Model.Grammar;

/// <summary>Writes a tool call into a grammar, in the form of Qwen 3.5's chat template (see prompt contract, tool turns).</summary>
internal static class ToolCallGrammar
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static int Write(Nfa nfa, ToolCallFormat call, int next)
    {
        var node = nfa.Literal("</function>\n"u8, nfa.Symbol(Symbols.ToolCallEnd, next));
        foreach (var (key, values) in call.Parameters.Reverse())
        {
            if (values.Count == 0)
                throw new AnswerFormatException("", $"tool call {call.Name}", $"the parameter {key} has no allowed value; leave the call out of the format.");
            var close = nfa.Literal("\n</parameter>\n"u8, node);
            var alternatives = values.Select(value => nfa.Literal(Bytes(value, call), close)).ToList();
            node = nfa.Literal(Bytes($"<parameter={key}>\n", call), nfa.Choice(alternatives));
        }

        return nfa.Symbol(Symbols.ToolCallStart, nfa.Literal(Bytes($"\n<function={call.Name}>\n", call), node));
    }

    private static byte[] Bytes(string text, ToolCallFormat call)
    {
        try
        {
            return Strict.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            throw new AnswerFormatException("", $"tool call {call.Name}", $"“{text}” is not well-formed text (a lone surrogate); write it without.");
        }
    }
}
