namespace Caveat.Labels.Documents.Mail;

/// <summary>A header field (RFC 5322 section 2.2), unfolded and not yet decoded.</summary>
internal readonly record struct MailField(string Name, string Value);
