using Microsoft.Playwright;

namespace Caveat.Journeys.Hosting;

/// <summary>Forms, where a test is not about how they are used.</summary>
internal static class Forms
{
    /// <summary>Sends the form that a field stands in, by its own button.</summary>
    public static Task SubmitAsync(this Visit visit, string field) =>
        visit.Page.Locator(field).EvaluateAsync("field => field.form.requestSubmit(field.form.querySelector('button:not([type=button])'))");

    /// <summary>Chooses the model that answers the next question.</summary>
    public static Task ChooseModelAsync(this Visit visit, string model) =>
        visit.Page.Locator($"#models input[value='{model}']").EvaluateAsync("choice => choice.click()");

    /// <summary>Gives files to the composer and waits until each has been read, or was stopped.</summary>
    public static async Task AttachAsync(this Visit visit, params IReadOnlyList<FilePayload> files)
    {
        await visit.Page.Locator("#composer #file").SetInputFilesAsync(files);
        await visit.Page.WaitForFunctionAsync("count => document.querySelectorAll('#files > :not([data-uploading])').length >= count && !document.querySelector('#files [data-uploading]')", files.Count);
    }
}
