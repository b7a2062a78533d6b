namespace Caveat.Labels.Tests.Pdf;

/// <summary>One document with a marking in every place that a text document has, made into PDF in three ways by LibreOffice, once for all tests.</summary>
public sealed class WriterPdf : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("caveat-tests-").FullName;

    public WriterPdf()
    {
        if (Programs.Find("soffice") is null)
        {
            return;
        }
        File.WriteAllText(Path.Combine(_folder, "plan.fodt"), Source);
        Plain = Programs.Convert(_folder, "plan.fodt", """pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}""", "plan.pdf");
        Archive = Programs.Convert(_folder, "plan.fodt", """pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}""", "plan.pdf");
        Locked = Programs.Convert(_folder, "plan.fodt", """pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"open"}}""", "plan.pdf");
        Restricted = Programs.Convert(_folder, "plan.fodt", """pdf:writer_pdf_Export:{"RestrictPermissions":{"type":"boolean","value":"true"},"PermissionPassword":{"type":"string","value":"owner"},"EnableCopyingOfContent":{"type":"boolean","value":"false"}}""", "plan.pdf");
    }

    public byte[] Plain { get; } = [];

    /// <summary>PDF/A, which has its properties as XMP.</summary>
    public byte[] Archive { get; } = [];

    /// <summary>Opens with a password only.</summary>
    public byte[] Locked { get; } = [];

    /// <summary>Opens for everybody, but asks programs not to copy from it.</summary>
    public byte[] Restricted { get; } = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private const string Source = """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
        <office:meta><dc:title>TITLE NATO SECRET</dc:title><dc:subject>SUBJECT NATO SECRET</dc:subject><meta:keyword>KEYWORD NATO SECRET</meta:keyword></office:meta>
        <office:automatic-styles>
          <style:page-layout style:name="page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="1.5cm"/><style:header-style/><style:footer-style/></style:page-layout>
          <style:style style:name="break" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>
        </office:automatic-styles>
        <office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">
          <style:header><text:p>HEADER NATO SECRET</text:p></style:header><style:footer><text:p>FOOTER NATO SECRET</text:p></style:footer>
        </style:master-page></office:master-styles>
        <office:body><office:text>
          <text:p/><text:p/><text:p/><text:p/>
          <text:h text:outline-level="1">HEADING NATO SECRET</text:h>
          <text:p>BODY NATO SECRET<office:annotation><dc:creator>Anna</dc:creator><text:p>COMMENT NATO SECRET</text:p></office:annotation> and more.<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>NOTE NATO SECRET</text:p></text:note-body></text:note></text:p>
          <text:p><draw:frame text:anchor-type="paragraph" svg:x="3cm" svg:y="5cm" svg:width="9cm" svg:height="2cm"><draw:text-box><text:p>BOX NATO SECRET</text:p></draw:text-box></draw:frame></text:p>
          <text:p text:style-name="break"/><text:p/><text:p/><text:p/><text:p>SECOND NATO SECRET</text:p>
        </office:text></office:body></office:document>
        """;
}
