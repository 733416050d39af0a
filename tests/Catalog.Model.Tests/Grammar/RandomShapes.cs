using CsCheck;

namespace Catalog.Model.Tests.Grammar;

/// <summary>Random schemas of the supported kind, with names and values that are awkward to spell.</summary>
internal static class RandomShapes
{
    private static readonly Gen<string> Names =
        Gen.OneOf("title", "alt_text", "", "a\"b", "a\\b", "größe", "色", "🎒", "line\nend", "a/b~c", "tit", "<tool_call>", "\u0001");

    private static readonly Gen<SchemaShape> Scalars = Gen.OneOf<SchemaShape>(
        Gen.Const<SchemaShape>(new SchemaShape.Text()),
        Gen.Bool.Select(whole => (SchemaShape)new SchemaShape.Number(whole)),
        Gen.Const<SchemaShape>(new SchemaShape.Word("boolean", ["true", "false"])),
        Gen.Const<SchemaShape>(new SchemaShape.Word("null", ["null"])),
        Names.HashSet[1, 6].Select(values => (SchemaShape)new SchemaShape.Given([.. values], [])),
        Gen.Const<SchemaShape>(new SchemaShape.Given(["é", "è", "12"], ["12", "-1.50", "true", "null"])));

    public static Gen<SchemaShape> OfDepth(int depth)
    {
        if (depth == 0)
            return Scalars;
        var inner = OfDepth(depth - 1);
        return Gen.OneOf(
            Scalars,
            Gen.Select(Names.HashSet[0, 4], inner.Array[4], (names, shapes) =>
                (SchemaShape)new SchemaShape.Members([.. names.Zip(shapes, KeyValuePair.Create)])),
            Gen.Select(inner, Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3], (item, minimum, more, kind) => (SchemaShape)new SchemaShape.Items(
                item, kind is 0 ? null : minimum, kind is 0 or 1 ? null : minimum + more)),
            inner.Array[1, 3].Select(shapes => (SchemaShape)new SchemaShape.Any(shapes)));
    }
}
