#:package Markdig
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
// Makes northern-route-study.pdf from its Markdown: `dotnet run samples/documents/print.cs` (needs chromium).
using System.Diagnostics;
using Markdig;

var folder = AppContext.GetData("EntryPointFileDirectoryPath") as string ?? ".";
var pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();
var pages = File.ReadAllText(Path.Combine(folder, "northern-route-study.md")).Split("<!-- page -->");
var body = string.Concat(pages.Select(page => $"<section>{Markdown.ToHtml(page, pipeline)}</section>"));
const string Style = """
    @page { size: A4; margin: 24mm 22mm; @top-center { content: "NATO UNCLASSIFIED"; font: bold 11pt sans-serif } @bottom-center { content: "NATO UNCLASSIFIED"; font: bold 11pt sans-serif } @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif } }
    body { font: 11.5pt/1.5 "DejaVu Serif", serif; margin: 0 } section + section { break-before: page }
    h1, h2, h3 { font-family: "DejaVu Sans", sans-serif; line-height: 1.25; break-after: avoid } h1 { font-size: 24pt } h2 { font-size: 16pt } h3 { font-size: 12.5pt; margin-bottom: 2mm }
    p, li { margin: 0 0 2.5mm } table { border-collapse: collapse; font: 8.5pt/1.4 "DejaVu Sans", sans-serif; margin: 3mm 0; white-space: nowrap } td, th { border: 0.3mm solid #999; padding: 1.5mm 2mm; text-align: left } th { background: #eee }
    """;
var page = Path.Combine(Directory.CreateTempSubdirectory("caveat-print-").FullName, "study.html");
File.WriteAllText(page, $"<!doctype html><html lang=en><meta charset=utf-8><title>The Northern Route Study</title><style>{Style}</style>{body}</html>");
using var chromium = Process.Start("chromium", ["--headless=new", "--no-sandbox", "--no-pdf-header-footer", $"--print-to-pdf={Path.Combine(folder, "northern-route-study.pdf")}", page]);
chromium.WaitForExit();
Directory.Delete(Path.GetDirectoryName(page)!, recursive: true);
return chromium.ExitCode;
