using System.Text;
using Catalog.Jobs.Products;

namespace Catalog.Jobs.Writing;

/// <summary>The product's facts as the prompt contract writes them: the end of every opening.</summary>
public static class ProductBlock
{
    /// <summary>One <c>key: value</c> line a fact, between <c>&lt;product&gt;</c> and <c>&lt;/product&gt;</c>, with a line end behind each.</summary>
    public static string Write(Product product)
    {
        var text = new StringBuilder("<product>\n");
        foreach (var fact in product.Facts)
            text.Append(OneLine.Of(fact.Key)).Append(": ").AppendJoin("; ", fact.Values.Select(OneLine.Of)).Append('\n');
        return text.Append("</product>\n").ToString();
    }
}
