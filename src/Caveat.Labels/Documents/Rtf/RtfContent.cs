namespace Caveat.Labels.Documents.Rtf;

/// <summary>What the text of an RTF group is.</summary>
internal enum RtfContent : byte
{
    /// <summary>Text of the document.</summary>
    Line = 0,

    /// <summary>Nothing that people read.</summary>
    Ignored = 1,

    /// <summary>A value that is taken up when its group ends: a property, a picture in hexadecimal digits.</summary>
    Value = 2,

    /// <summary>The table of fonts, which says the code page of each.</summary>
    Fonts = 3,

    /// <summary>No text of its own: what its inner groups take up.</summary>
    Container = 4,
}
