namespace Catalog.Model.Grammar;

/// <summary>Writes free strings and numbers into a grammar (RFC 8259).</summary>
internal static class ScalarGrammar
{
    private static readonly (char First, char Last)[] Hex = [('0', '9'), ('a', 'f'), ('A', 'F')];

    /// <summary>A string with its quotation marks: well-formed UTF-8, the escapes of JSON, surrogate escapes in pairs only.</summary>
    public static int String(Nfa nfa, int next)
    {
        var positions = new int[StringBytes.Positions];
        for (var i = 0; i < positions.Length; i++)
            positions[i] = nfa.Reserve();
        var escape = Escape(nfa, positions[StringBytes.Border]);
        for (var i = 0; i < positions.Length; i++)
        {
            var edges = StringBytes.Steps.Where(step => step.From == i).Select(step => new Edge(step.First, step.Last, positions[step.To])).ToList();
            if (i == StringBytes.Border)
                edges.AddRange([new Edge('"', next), new Edge('\\', escape)]);
            nfa.Define(positions[i], new NfaNode.Read(edges, InString: i == StringBytes.Border));
        }

        return nfa.Symbol('"', positions[StringBytes.Border]);
    }

    /// <summary>A whole number: no leading zeros, no fraction, no exponent.</summary>
    public static int Integer(Nfa nfa, int next) => Whole(nfa, next);

    /// <summary>A number with optional fraction and exponent.</summary>
    public static int Number(Nfa nfa, int next)
    {
        var exponentDigits = Digits(nfa, next);
        var sign = nfa.Choice([nfa.Add(new NfaNode.Read([new Edge('+', exponentDigits), new Edge('-', exponentDigits)])), exponentDigits]);
        var exponent = nfa.Choice([nfa.Add(new NfaNode.Read([new Edge('e', sign), new Edge('E', sign)])), next]);
        var fraction = nfa.Choice([nfa.Symbol('.', Digits(nfa, exponent)), exponent]);
        return Whole(nfa, fraction);
    }

    private static int Whole(Nfa nfa, int next)
    {
        var more = nfa.Reserve();
        var first = nfa.Add(new NfaNode.Read([new Edge('0', next), new Edge('1', '9', more)]));
        nfa.Define(more, new NfaNode.Choice([nfa.Add(new NfaNode.Read([new Edge('0', '9', more)])), next]));
        return nfa.Choice([nfa.Symbol('-', first), first]);
    }

    private static int Digits(Nfa nfa, int next)
    {
        var more = nfa.Reserve();
        var digit = nfa.Add(new NfaNode.Read([new Edge('0', '9', more)]));
        nfa.Define(more, new NfaNode.Choice([digit, next]));
        return digit;
    }

    // Behind a backslash. A lone surrogate escape is legal JSON but no text: .NET refuses to read it as a string.
    private static int Escape(Nfa nfa, int body)
    {
        var one = Read(nfa, Hex, body);
        var two = Read(nfa, Hex, one);
        var three = Read(nfa, Hex, two);
        var low = Read(nfa, [('c', 'f'), ('C', 'F')], two);
        var pair = nfa.Symbol('\\', nfa.Symbol('u', Read(nfa, [('d', 'd'), ('D', 'D')], low)));
        var high = Read(nfa, Hex, Read(nfa, Hex, pair));
        var surrogates = nfa.Add(new NfaNode.Read([new Edge('0', '7', two), .. Edges([('8', '9'), ('a', 'b'), ('A', 'B')], high)]));
        var unicode = nfa.Add(new NfaNode.Read(
            [.. Edges([('0', '9'), ('a', 'c'), ('e', 'f'), ('A', 'C'), ('E', 'F')], three), new Edge('d', surrogates), new Edge('D', surrogates)]));
        return nfa.Add(new NfaNode.Read([.. "\"\\/bfnrt".Select(c => new Edge(c, body)), new Edge('u', unicode)]));
    }

    private static int Read(Nfa nfa, (char First, char Last)[] ranges, int target) => nfa.Add(new NfaNode.Read([.. Edges(ranges, target)]));

    private static IEnumerable<Edge> Edges((char First, char Last)[] ranges, int target) =>
        ranges.Select(range => new Edge(range.First, range.Last, target));
}
