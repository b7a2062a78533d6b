using Caveat.Gateway.Callers.SignIn;
using Microsoft.Playwright;

namespace Caveat.Journeys.Hosting;

/// <summary>What people do on the pages, found by what the pages say.</summary>
internal static class Steps
{
    private const string Finished = ".turn--answer:not([data-arriving])";

    public static ILocator Button(this Visit visit, string key) => visit.Named(AriaRole.Button, key);

    public static ILocator Link(this Visit visit, string key) => visit.Named(AriaRole.Link, key);

    public static ILocator Named(this Visit visit, AriaRole role, string key) =>
        visit.Page.GetByRole(role, new PageGetByRoleOptions { Name = visit.Words[key], Exact = true });

    /// <summary>Goes to a page and signs in there with a code of the server's console, and answers the agreement if asked.</summary>
    public static async Task SignInAsync(this Visit visit, string name, bool accept = true, string path = "/chat")
    {
        await visit.Page.GotoAsync(path);
        await visit.GiveCodeAsync(name);
        if (!accept)
        {
            return;
        }

        await visit.AcceptAsync();
        await visit.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == new Uri(visit.Url + path).AbsolutePath);
    }

    /// <summary>Signs in on the page that asks for it.</summary>
    public static async Task GiveCodeAsync(this Visit visit, string name)
    {
        var issued = await visit.Server.Part<SignInCodes>().IssueAsync(name, TestContext.Current.CancellationToken);
        Assert.NotNull(issued);
        await visit.GiveCodeAsync(name, issued.Code.Reveal());
    }

    /// <summary>Signs in with a code that is known.</summary>
    public static async Task GiveCodeAsync(this Visit visit, string name, string code)
    {
        await visit.TypeAsync(visit.Page.Locator("#name"), name);
        await visit.TypeAsync(visit.Page.Locator("#code"), code);
        await visit.SendAsync(visit.Button("access.signIn"));
        await visit.Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>Accepts the agreement, where it is asked.</summary>
    public static async Task AcceptAsync(this Visit visit)
    {
        if (new Uri(visit.Page.Url).AbsolutePath == "/consent")
        {
            await visit.UseAsync(visit.Button("access.consent.accept"));
            await visit.Page.WaitForURLAsync(url => !url.Contains("/consent", StringComparison.Ordinal));
        }
    }

    /// <summary>Writes a question, sends it and waits for the end of what answers it.</summary>
    public static async Task<ILocator> AskAsync(this Visit visit, string question)
    {
        await visit.TypeAsync(visit.Page.Locator("#text"), question);
        return await visit.SendQuestionAsync();
    }

    /// <summary>Sends what stands in the field and waits for the end of what answers it.</summary>
    public static async Task<ILocator> SendQuestionAsync(this Visit visit)
    {
        var before = await visit.Page.Locator(".turn--answer").CountAsync();
        await visit.SendAsync(visit.Page.Locator("#send"));
        await visit.Page.Locator(Finished).Nth(before).WaitForAsync();
        return visit.Page.Locator(Finished).Last;
    }

    /// <summary>Sends the form whose field has the focus: by its button, or by Enter.</summary>
    public static Task SendAsync(this Visit visit, ILocator button) => visit.ByKeyboard ? visit.PressAsync("Enter") : visit.UseAsync(button);

    /// <summary>Attaches a file by the button and the browser's own chooser; returns when its marking is shown.</summary>
    public static async Task<ILocator> AttachAsync(this Visit visit, string path)
    {
        var chooser = await visit.Page.RunAndWaitForFileChooserAsync(() => visit.UseAsync(visit.Button("chat.attach")));
        await chooser.SetFilesAsync(path);
        var chip = visit.Page.Locator("#files .chip[data-document]", new PageLocatorOptions { HasText = Path.GetFileName(path) });
        await chip.WaitForAsync();
        return chip;
    }
}
