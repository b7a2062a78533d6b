using Caveat.Journeys.Hosting;
using Caveat.Scenarios.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Caveat.Journeys;

/// <summary>Whoever uses keys sees where they are and gets everywhere and out again; whoever listens hears that an answer begins and what it says, once.</summary>
public sealed class WithoutAPointerOrASight(Browser browser, Office office) : IClassFixture<Office>
{
    // What has the focus: which it is in the page, and whether that is seen.
    private const string Focus = """
        () => {
          const element = document.activeElement;
          if (!element || element === document.body) return null;
          const seen = e => { const style = getComputedStyle(e); return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none'; };
          element.dataset.walked ??= String(++window.walked);
          // A field that stands in a frame of its own may show the focus on the frame.
          return `${element.dataset.walked} ${seen(element) || [...function* () { for (let e = element.parentElement; e; e = e.parentElement) if (e.matches(':focus-within') && e.matches('form, label, .field')) yield e; }()].some(seen)} ${element.outerHTML.slice(0, 120)}`;
        }
        """;

    // What Tab stops at, once for each group of radio buttons.
    private const string Stops = """
        () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(element =>
            element.tabIndex >= 0 && !element.disabled && element.type !== 'hidden' && element.checkVisibility({ visibilityProperty: true })).length
        """;

    [Fact]
    public async Task Tab_goes_through_a_conversation_and_shows_where_it_is()
    {
        await using var visit = await office.EnterAsync(browser);
        office.Answer("The harbour is calm.\n\n```text\nA listing.\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
        await Office.BeginAsync(visit, "How is the harbour?");
        await Office.EndedAsync(Office.Last(visit.Page), "done");
        var stops = await visit.Page.EvaluateAsync<int>(Stops);
        await visit.Page.EvaluateAsync("() => { window.walked = 0; document.activeElement.blur(); window.getSelection().removeAllRanges(); scrollTo(0, 0); }");
        HashSet<string> walked = [];
        List<string> unseen = [];
        for (var step = 0; step < 3 * stops; step++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            if (await visit.Page.EvaluateAsync<string?>(Focus) is not { } focus)
            {
                // Past the last control, where the browser's own begin.
                continue;
            }

            var parts = focus.Split(' ', 3);
            if (!walked.Add(parts[0]))
            {
                break;
            }

            if (parts[1] != "true")
            {
                unseen.Add(parts[2]);
            }
        }

        Assert.Empty(unseen);
        Assert.Equal(stops, walked.Count);
        visit.AssertQuiet();
    }

    [Fact]
    public async Task The_first_key_skips_to_the_content()
    {
        await using var visit = await office.EnterAsync(browser);
        await visit.Page.GotoAsync("/agreement");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Page.Locator(".skip")).ToBeFocusedAsync();
        await Expect(visit.Page.Locator(".skip")).ToBeInViewportAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator("#main")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.querySelector('#main').contains(document.activeElement)"));
        visit.AssertQuiet();
    }

    [Fact]
    public async Task A_menu_and_a_dialog_give_the_focus_back()
    {
        await using var visit = await office.EnterAsync(browser);
        var summary = visit.Page.Locator(".caller > summary");
        await summary.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(summary).ToBeFocusedAsync();
        await Expect(visit.Page.Locator(".caller")).Not.ToHaveAttributeAsync("open", "");
        await visit.Page.Keyboard.PressAsync("?");
        await Expect(visit.Page.Locator("#shortcuts")).ToBeVisibleAsync();
        for (var step = 0; step < 6; step++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.activeElement === document.body || document.querySelector('#shortcuts').contains(document.activeElement)"));
        }

        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Page.Locator("#shortcuts")).ToBeHiddenAsync();
        await Expect(summary).ToBeFocusedAsync();
        visit.AssertQuiet();
    }

    [Fact]
    public async Task A_listener_hears_the_beginning_and_the_whole_answer_and_nothing_between()
    {
        await using var visit = await office.EnterAsync(browser);
        var held = office.Hold();
        await Office.BeginAsync(visit, "How is the harbour?");
        held.Say(HeldAnswer.Paragraph(1));
        await Office.ShownAsync(Office.Last(visit.Page), 1);
        await Expect(visit.Page.Locator("#announcer")).ToHaveTextAsync(visit.Words["chat.answer-started"]);
        await visit.Page.EvaluateAsync("""
            () => {
              window.heard = [];
              const live = [...document.querySelectorAll('[aria-live], [role=status], [role=alert], [role=log]')];
              for (const region of live) new MutationObserver(() => region.textContent.trim() && window.heard.push(region.textContent.trim()))
                .observe(region, { childList: true, characterData: true, subtree: true });
            }
            """);
        for (var paragraph = 2; paragraph <= 8; paragraph++)
        {
            held.Say(HeldAnswer.Paragraph(paragraph));
            await Office.ShownAsync(Office.Last(visit.Page), paragraph);
        }

        Assert.Empty(await visit.Page.EvaluateAsync<string[]>("() => window.heard"));
        Assert.False(await Office.Last(visit.Page).EvaluateAsync<bool>("answer => answer.closest('[aria-live]:not([aria-live=off])') !== null"));
        held.End();
        await Office.EndedAsync(Office.Last(visit.Page), "done");
        await Expect(visit.Page.Locator("#announcer")).ToContainTextAsync("boat number 8 left");
        var heard = (await visit.Page.EvaluateAsync<string[]>("() => window.heard")).Distinct();
        Assert.Contains("boat number 1 left", Assert.Single(heard), StringComparison.Ordinal);
        visit.AssertQuiet();
    }
}
