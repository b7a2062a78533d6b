namespace Caveat.Labels.Documents.Rtf;

/// <summary>The control words that stand for a sign: line feed for what ends a line, form feed for a page.</summary>
internal static class RtfSigns
{
    public static char? Of(string word) => word switch
    {
        "par" or "line" or "sect" or "cell" or "nestcell" or "row" or "nestrow" or "column" or "\r" or "\n" => '\n',
        "page" or "softpage" or "pagebb" => '\f',
        "tab" => '\t',
        "~" => '\u00A0',
        "_" => '-',
        "emdash" => '\u2014',
        "endash" => '\u2013',
        "bullet" => '\u2022',
        "lquote" => '\u2018',
        "rquote" => '\u2019',
        "ldblquote" => '\u201C',
        "rdblquote" => '\u201D',
        "emspace" or "enspace" or "qmspace" => ' ',
        _ => null,
    };
}
