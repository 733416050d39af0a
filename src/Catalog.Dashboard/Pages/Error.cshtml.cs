using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages;

/// <summary>What people see instead of a page that there is not, that they may not see, or that failed.</summary>
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : PageModel
{
    /// <summary>The HTTP status.</summary>
    public int Code { get; private set; }

    /// <summary>What happened.</summary>
    public string Title => Code switch
    {
        400 => "This form can't be read",
        403 => "Your account may not do this",
        404 => "There is no such page",
        413 => "The file is too big",
        429 => "Too many attempts",
        _ => "Something went wrong",
    };

    /// <summary>What to do.</summary>
    public string Advice => Code switch
    {
        400 => "It may be from before a restart. Go back, reload the page and send it again.",
        403 => "It needs another role. An operator can give it to you.",
        404 => "The product, run or import may have been removed, or the address is mistyped.",
        413 => "Split it, or import it on the command line: ./catalog import FILE",
        429 => "Wait a minute, then try again.",
        _ => "Nothing was stored. The log has the details; try again, and tell an operator if it stays.",
    };

    /// <summary>Shows the page for GET, and for any other request that failed.</summary>
    public void OnGet(int code) => Show(code);

    /// <summary>A failed form.</summary>
    public void OnPost(int code) => Show(code);

    // The address itself isn't an error of its own: someone may open it.
    private void Show(int code)
    {
        Code = code is >= 400 and <= 599 ? code : StatusCodes.Status404NotFound;
        Response.StatusCode = Code;
    }
}
