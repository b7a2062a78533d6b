using System.Text;

namespace Caveat.Labels.Documents.Rtf;

/// <summary>The state of a group, which its inner groups begin with.</summary>
/// <param name="Content">What its text is.</param>
/// <param name="Entered">Whether the group entered a place of its own.</param>
/// <param name="Destination">The control word that opened the destination.</param>
/// <param name="Encoding">Of the bytes of text: the font's, or the document's.</param>
/// <param name="Fallback">How many signs follow <c>\u</c> for readers without Unicode.</param>
internal readonly record struct RtfGroup(RtfContent Content, bool Entered, string Destination, Encoding Encoding, int Fallback);
