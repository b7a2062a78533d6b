namespace Caveat.Assistant.Design;

/// <summary>The colours of the pages: <c>data-theme</c> on the root element, in lower case; none for what the system says.</summary>
internal enum Theme
{
    System,
    Light,
    Dark,
    Contrast,
}
