using System.Text;
using System.Text.Json;

namespace Catalog.Model.Grammar;

/// <summary>
/// Makes a grammar of an answer format. Keywords of JSON schema that are supported: type; properties (all are written, in their order), required (all of
/// them or absent), additionalProperties (false or absent); items, minItems, maxItems (up to 256); enum and const of scalars; anyOf.
/// title, description and $schema are ignored. Everything else is refused.
/// </summary>
internal static class GrammarCompiler
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <exception cref="AnswerFormatException">The format is not supported, or is none.</exception>
    public static Nfa Compile(AnswerFormat format)
    {
        var nfa = new Nfa();
        var end = nfa.Add(new NfaNode.End());
        var starts = format.ToolCalls.Select(call => ToolCallGrammar.Write(nfa, call, end)).ToList();
        if (format.Schema is not null)
        {
            using var schema = Parse(format.Schema);
            starts.Add(new SchemaGrammar(nfa).Write(schema.RootElement, "", end));
        }

        if (starts.Count == 0)
            throw new AnswerFormatException("", "schema", "neither a schema nor a tool call is given; leave the format out for a free answer.");
        nfa.Start = nfa.Choice(starts);
        return nfa;
    }

    private static JsonDocument Parse(string schema)
    {
        try
        {
            return JsonDocument.Parse(Strict.GetBytes(schema), new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (Exception e) when (e is JsonException or EncoderFallbackException)
        {
            throw new AnswerFormatException($"Answer format: the schema is not JSON: {e.Message}", e);
        }
        catch (InvalidOperationException e)
        {
            // Looking for names that stand twice, the parser reads all names.
            throw new AnswerFormatException($"Answer format: a name in the schema is not well-formed text; write it without lone surrogates. {e.Message}", e);
        }
    }
}
