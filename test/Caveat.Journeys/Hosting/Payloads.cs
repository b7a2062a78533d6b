namespace Caveat.Journeys.Hosting;

/// <summary>Texts that would run, fetch or break out if a page took them for anything but text. What runs calls <c>pwn()</c>; what is fetched is of <c>evil.example</c>.</summary>
internal static class Payloads
{
    public static readonly string[] All =
    [
        "<script>pwn()</script>",
        "</script><script>pwn()</script>",
        "<img src=x onerror=pwn()>",
        "<img src=https://evil.example/p.png>",
        "<svg onload=pwn()>",
        "<svg><script>pwn()</script></svg>",
        "<iframe srcdoc=\"<script>parent.pwn()</script>\"></iframe>",
        "<iframe src=javascript:pwn()></iframe>",
        "\"><script>pwn()</script>",
        "'><img src=x onerror=pwn()>",
        "\" autofocus onfocus=pwn() x=\"",
        "' onmouseover=pwn() style='position:fixed;inset:0'",
        "</textarea><img src=x onerror=pwn()>",
        "</title><script>pwn()</script>",
        "</style><script>pwn()</script>",
        "--><script>pwn()</script>",
        "<![CDATA[<script>pwn()</script>]]>",
        "<details open ontoggle=pwn()>x</details>",
        "<body onload=pwn()>",
        "<math><mtext><table><mglyph><style><img src=x onerror=pwn()>",
        "<noscript><p title=\"</noscript><img src=x onerror=pwn()>\">",
        "<template><script>pwn()</script></template>",
        "<base href=https://evil.example/>",
        "<meta http-equiv=refresh content=0;url=https://evil.example/>",
        "<link rel=stylesheet href=https://evil.example/s.css>",
        "<style>*{background:url(https://evil.example/b)}</style>",
        "<form action=https://evil.example/><button autofocus>x</button></form>",
        "<object data=https://evil.example/o></object>",
        "<video src=https://evil.example/v onerror=pwn()></video>",
        "[x](javascript:pwn())",
        "[x](JaVaScRiPt&colon;pwn())",
        "[x](data:text/html,<script>pwn()</script>)",
        "![x](https://evil.example/i.png)",
        "![x](x\" onerror=\"pwn())",
        "<javascript:pwn()>",
        "[x]: javascript:pwn() \"x\"",
        "`</code><script>pwn()</script>`",
        "$\\href{javascript:pwn()}{x}$",
        "$\\htmlData{x=y\" onclick=pwn() z=\"}{x}$",
        "$$\\includegraphics{https://evil.example/t.png}$$",
        "{{constructor.constructor('pwn()')()}}",
        "&lt;script&gt;pwn()&lt;/script&gt;",
        "&#60;img src=x onerror=pwn()&#62;",
        "<scr\u0000ipt>pwn()</scr\u0000ipt>",
        "\u2028<img src=x onerror=pwn()>",
        "＜script＞pwn()＜/script＞",
        "\\u003cscript\\u003epwn()\\u003c/script\\u003e",
        "${pwn()}",
        "[1](javascript:pwn()) [1]",
    ];

    /// <summary>Each as a Markdown block of its own, with what only blocks can do.</summary>
    public static string Markdown =>
        string.Join("\n\n", All)
        + "\n\n```mermaid\ngraph TD; a[\"<img src=x onerror=pwn()>\"]-->b; click b \"javascript:pwn()\"\n```\n\n"
        + "```\"><script>pwn()</script>\n</code></pre><script>pwn()</script>\n```\n\n"
        + "| <script>pwn()</script> | b |\n|---|---|\n| <img src=x onerror=pwn()> | [x](javascript:pwn()) |\n\n"
        + "# <svg onload=pwn()>\n\n- <img src=x onerror=pwn()>\n\n> <script>pwn()</script>\n";

    /// <summary>Those that may stand in one line and be a name.</summary>
    public static IEnumerable<string> Names => All.Where(payload => !payload.Contains('\u0000', StringComparison.Ordinal) && !payload.Contains('\u2028', StringComparison.Ordinal));
}
