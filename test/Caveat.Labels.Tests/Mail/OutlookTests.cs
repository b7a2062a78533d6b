using System.Buffers.Binary;
using System.Text;
using Caveat.Labels.Documents;
using Caveat.Labels.Tests.Documents;
using Xunit;

namespace Caveat.Labels.Tests.Mail;

/// <summary>Files as [MS-OXMSG] has them, written by this project: no program at hand writes real ones.</summary>
public sealed class OutlookTests
{
    private const string Wide = "001F";
    private const string Narrow = "001E";
    private const string Binary = "0102";

    [Fact]
    public void Every_part_of_a_message_is_read()
    {
        var file = new CompoundWriter();
        file.Stream("__properties_version1.0", Properties(32, (0x3FDE, 1251)));
        Text(file, 0, "0037", "Subject NATO SECRET");
        Text(file, 0, "007D", "Received: from a\r\nX-Protective-Marking: SEC=SECRET\r\nSubject: Subject NATO SECRET\r\n\r\n");
        Text(file, 0, "1000", "Body NATO SECRET\r\n\r\nFrom: Bob\r\nSent: Monday\r\n\r\nHistory EU SECRET\r\n");
        file.Stream($"__substg1.0_1013{Binary}", CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes("<p>СТРОГО СЕКРЕТНО</p>"));
        Text(file, 0, "8005", "Label NATO SECRET");
        var attachment = Attachment(file, 0, "plan.txt");
        file.Stream($"__substg1.0_3701{Binary}", Encoding.UTF8.GetBytes("COSMIC TOP SECRET " + new string('x', 5_000)), attachment);
        var within = Attachment(file, 0, "Earlier message");
        var inner = file.Storage("__substg1.0_3701000D", within);
        file.Stream("__properties_version1.0", Properties(24), inner);
        Text(file, inner, "0037", "Inner NATO CONFIDENTIAL");
        Text(file, inner, "1000", "Inner body EU RESTRICTED");
        var reading = Readings.Of("a.msg", file.ToBytes());

        Assert.Equal("", reading.Problem);
        Assert.Equal("Outlook message", reading.Format);
        Assert.Equal(["Subject NATO SECRET", "Inner NATO CONFIDENTIAL"], reading.Lines(Place.Subject));
        Assert.Equal(["SEC=SECRET"], reading.Lines(Place.MailHeader));
        Assert.Equal(["Label NATO SECRET"], reading.Lines(Place.Property));
        Assert.Equal(["From: Bob", "Sent: Monday", "History EU SECRET"], reading.Lines(Place.QuotedMail));
        Assert.Superset(new HashSet<string> { "Body NATO SECRET", "СТРОГО СЕКРЕТНО", "Inner body EU RESTRICTED" }, reading.Lines(Place.Body).ToHashSet());
        Assert.Contains(reading.Passages, passage => passage.Part == "attachment \"plan.txt\"" && passage.Text.StartsWith("COSMIC TOP SECRET", StringComparison.Ordinal));
        Assert.Contains(reading.Passages, passage => passage is { Part: "attachment \"Earlier message\"", Place: Place.Subject });
    }

    [Fact]
    public void Texts_that_are_not_Unicode_are_read_in_their_code_page()
    {
        var file = new CompoundWriter();
        file.Stream("__properties_version1.0", Properties(32, (0x3FFD, 1250)));
        file.Stream($"__substg1.0_0037{Narrow}", CodePagesEncodingProvider.Instance.GetEncoding(1250)!.GetBytes("PŘÍSNĚ TAJNÉ"));

        Assert.Equal(["PŘÍSNĚ TAJNÉ"], Readings.Of("a.msg", file.ToBytes()).Lines(Place.Subject));
    }

    [Fact]
    public void A_packed_RTF_body_is_read()
    {
        // The example of [MS-OXRTFCP] section 4.1.
        var packed = Convert.FromHexString("2D0000002B0000004C5A4675F1C5C7A703000A00726370673132354232 0AF32068656C090020627705B06C647D0A800FA0".Replace(" ", "", StringComparison.Ordinal));
        var file = new CompoundWriter();
        file.Stream("__properties_version1.0", Properties(32));
        file.Stream($"__substg1.0_1009{Binary}", packed);
        var reading = Readings.Of("a.msg", file.ToBytes());

        Assert.Contains(reading.Passages, passage => passage.Part == "RTF body" && passage.Text.Contains("hello world", StringComparison.Ordinal));
    }

    [Fact]
    public void An_embedded_object_is_unread()
    {
        var file = new CompoundWriter();
        file.Stream("__properties_version1.0", Properties(32));
        file.Storage("__substg1.0_3701000D", Attachment(file, 0, "drawing"));

        Assert.Equal("attachment \"drawing\" is an embedded object that is not read: attach it as a file.", Readings.Of("a.msg", file.ToBytes()).Problem);
    }

    [Fact]
    public void Messages_nested_beyond_the_limit_are_refused()
    {
        var file = new CompoundWriter();
        var parent = 0;
        for (var i = 0; i < 40; i++)
        {
            file.Stream("__properties_version1.0", Properties(24), parent);
            parent = file.Storage("__substg1.0_3701000D", Attachment(file, parent, $"message {i}"));
        }
        file.Stream("__properties_version1.0", Properties(24), parent);
        var reading = Readings.Of("a.msg", file.ToBytes());

        Assert.Equal(DocumentStatus.Refused, reading.Status);
        Assert.EndsWith("is refused: it lies deeper than 8 levels of archives and messages.", reading.Problem);
    }

    [Fact]
    public void A_message_that_breaks_off_does_not_pass_as_read()
    {
        var file = new CompoundWriter();
        file.Stream("__properties_version1.0", Properties(32));
        Text(file, 0, "1000", new string('a', 40_000));
        var whole = file.ToBytes();
        // The tables stay, the text's sectors are gone.
        var cut = whole.ToArray();
        for (var at = 0; at < 20; at++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(cut.AsSpan(whole.Length - 1024 + (4 * at)), 0xFFFFFFFE);
        }

        Assert.Equal(DocumentStatus.Read, Readings.Of("a.msg", whole).Status);
        Assert.Equal(DocumentStatus.Unread, Readings.Of("a.msg", cut).Status);
        Assert.NotEqual(DocumentStatus.Read, Readings.Of("a.msg", whole[..(whole.Length / 2)]).Status);
    }

    [Fact]
    public void Loops_in_tables_and_directory_end()
    {
        var file = Sample();
        var fat = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(0x4C));
        var directory = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(0x30));
        for (var i = 0; i < 128; i++)
        {
            // Every sector leads to the first.
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(((fat + 1) * 512) + (4 * i)), 0);
        }
        Readings.Of("a.msg", file);

        file = Sample();
        for (var entry = 0; entry < 4; entry++)
        {
            // Every entry is its own sibling and child.
            foreach (var link in (int[])[0x44, 0x48, 0x4C])
            {
                BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(((directory + 1) * 512) + (128 * entry) + link), (uint)entry);
            }
        }
        Readings.Of("a.msg", file);

        file = Sample();
        // The list of table sectors names itself, and each sector is a table.
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(0x44), 0);
        Readings.Of("a.msg", file);
    }

    [Fact]
    public void Damaged_messages_end_in_a_reading_whatever_the_damage()
    {
        var random = new Random(5);
        var whole = Sample();
        for (var i = 0; i < 2_000; i++)
        {
            var damaged = whole.ToArray();
            for (var hits = random.Next(1, 30); hits > 0; hits--)
            {
                damaged[random.Next(8, damaged.Length)] = (byte)(random.Next(3) == 0 ? 0xFF : random.Next(256));
            }
            Readings.Of("a.msg", damaged[..random.Next(8, damaged.Length + 1)]);
        }
    }

    private static byte[] Sample()
    {
        var file = new CompoundWriter();
        file.Stream("__properties_version1.0", Properties(32, (0x3FFD, 1252)));
        Text(file, 0, "0037", "Subject");
        Text(file, 0, "1000", "Body " + new string('a', 3_000));
        file.Stream($"__substg1.0_1009{Binary}", Convert.FromHexString("2D0000002B0000004C5A4675F1C5C7A703000A0072637067313235423220"));
        file.Stream($"__substg1.0_3701{Binary}", new byte[5_000], Attachment(file, 0, "a.txt"));
        return file.ToBytes();
    }

    private static void Text(CompoundWriter file, int parent, string tag, string text) => file.Stream($"__substg1.0_{tag}{Wide}", Encoding.Unicode.GetBytes(text), parent);

    private static int Attachment(CompoundWriter file, int parent, string name)
    {
        var attachment = file.Storage("__attach_version1.0_#00000000", parent);
        file.Stream("__properties_version1.0", Properties(8), attachment);
        Text(file, attachment, "3707", name);
        return attachment;
    }

    private static byte[] Properties(int header, params (int Tag, int Value)[] rows)
    {
        var bytes = new byte[header + (16 * rows.Length)];
        for (var i = 0; i < rows.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(header + (16 * i)), 3);
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(header + (16 * i) + 2), (ushort)rows[i].Tag);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(header + (16 * i) + 8), rows[i].Value);
        }
        return bytes;
    }
}
