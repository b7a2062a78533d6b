using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Caveat.Signing;
using Caveat.Signing.Notes;

namespace Caveat.Ledger.Witnesses;

/// <summary>Reads one policy file by the rules of C2SP tlog-policy, and stricter in that it must be UTF-8. Used once.</summary>
internal sealed class PolicyReader
{
    public const int MaxBytes = 256 << 10;

    // Their lines and the log's own must fit into one note.
    private const int MaxWitnesses = 64;

    private const string None = "none";

    private readonly List<string> _problems = [];
    private readonly List<WitnessedLog> _logs = [];
    private readonly List<Witness> _witnesses = [];
    private readonly List<WitnessGroup> _groups = [];
    private readonly HashSet<Ed25519PublicKey> _keys = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private string? _quorum;
    private int _line;

    public bool TryRead(ReadOnlySpan<byte> text, [NotNullWhen(true)] out WitnessPolicy? policy, out IReadOnlyList<string> problems)
    {
        problems = _problems;
        policy = null;
        if (text.Length > MaxBytes || !Utf8.IsValid(text))
        {
            _problems.Add(text.Length > MaxBytes
                ? $"The policy has '{text.Length}' bytes, and a policy has at most '{MaxBytes}'."
                : "The policy is not valid UTF-8.");
            return false;
        }

        foreach (var line in Encoding.UTF8.GetString(text).Split('\n'))
        {
            _line++;
            if (line.AsSpan().IndexOfAnyInRange('\0', '\u0008') >= 0 || line.AsSpan().IndexOfAnyInRange('\u000b', '\u001f') >= 0 || line.Contains('\u007f'))
            {
                Problem("has a control character; end lines with a newline alone");
            }
            else if (line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is [var keyword, .. var items] && keyword[0] != '#')
            {
                ReadLine(keyword, items);
            }
        }

        if (_quorum is null && _problems.Count == 0)
        {
            _problems.Add("The policy has no quorum; add a line 'quorum NAME', or 'quorum none'.");
        }

        policy = _problems.Count == 0 ? new WitnessPolicy(_logs, _witnesses, _groups, _quorum == None ? null : _quorum) : null;
        return policy is not null;
    }

    private void ReadLine(string keyword, string[] items)
    {
        switch (keyword)
        {
            case "log" when items.Length is 1 or 2:
                ReadLog(items);
                break;
            case "witness" when items.Length is 2 or 3:
                ReadWitness(items);
                break;
            case "group" when items.Length >= 3:
                ReadGroup(items[0], items[1], items[2..]);
                break;
            case "quorum" when items.Length == 1:
                ReadQuorum(items[0]);
                break;
            default:
                Problem($"begins with '{keyword}'; it should read 'log KEY [URL]', 'witness NAME KEY [URL]', 'group NAME all|any|K MEMBER…' or 'quorum NAME'");
                break;
        }
    }

    private void ReadLog(string[] items)
    {
        if (!NoteVerifier.TryParse(items[0], out var key))
        {
            Problem($"has '{items[0]}', which is not the verifier key of a log (Ed25519, type 0x01)");
        }
        else if (_keys.Add(key.Key) ? TryReadUrl(items.ElementAtOrDefault(1), out var url) : Repeated(key.Name, out url))
        {
            _logs.Add(new WitnessedLog(key, url));
        }
    }

    private void ReadWitness(string[] items)
    {
        // The name counts as defined even where its key is wrong, so that one mistake is one sentence.
        if (!Define(items[0]))
        {
            return;
        }

        if (!CosignatureVerifier.TryParse(items[1], out var key))
        {
            Problem(IsMlDsa(items[1])
                ? $"has '{items[1]}', an ML-DSA-44 key (type 0x06), which cannot be verified on this platform; give the witness's Ed25519 key (type 0x04)"
                : $"has '{items[1]}', which is not the key of a witness (Ed25519 cosignatures, type 0x04)");
        }
        else if (_keys.Add(key.Key) ? TryReadUrl(items.ElementAtOrDefault(2), out var url) : Repeated(key.Name, out url))
        {
            _witnesses.Add(new Witness(items[0], key, url));
            if (_witnesses.Count == MaxWitnesses + 1)
            {
                Problem($"is one witness too many; a policy has at most '{MaxWitnesses}'");
            }
        }
    }

    private void ReadGroup(string name, string threshold, string[] members)
    {
        var needed = threshold switch
        {
            "any" => 1,
            "all" => members.Length,
            _ when int.TryParse(threshold, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && threshold[0] != '0' => number,
            _ => 0,
        };
        if (needed < 1 || needed > members.Length)
        {
            Problem($"asks for '{threshold}' of '{members.Length}' members; give 'any', 'all' or a number from 1 to '{members.Length}'");
        }

        foreach (var member in members)
        {
            if (!_names.Contains(member))
            {
                Problem($"has the member '{member}', which no line before it defines");
            }
            else if (!_members.Add(member))
            {
                Problem($"has the member '{member}', which is in a group already; a name is in at most one");
            }
        }

        if (Define(name))
        {
            _groups.Add(new WitnessGroup(name, needed, members));
        }
    }

    private void ReadQuorum(string name)
    {
        if (_quorum is not null)
        {
            Problem("is a second quorum; a policy has one");
        }
        else if (name != None && !_names.Contains(name))
        {
            Problem($"asks for '{name}', which no line before it defines");
        }

        _quorum = name;
    }

    private bool Define(string name)
    {
        if (name != None && _names.Add(name))
        {
            return true;
        }

        Problem(name == None ? "defines 'none', which is reserved" : $"defines '{name}' a second time; give each witness and group its own name");
        return false;
    }

    private bool TryReadUrl(string? text, out Uri? url)
    {
        url = null;
        if (text is null || (Uri.TryCreate(text, UriKind.Absolute, out url) && url.Scheme is "http" or "https" && url.Query.Length == 0 && url.Fragment.Length == 0))
        {
            return true;
        }

        Problem($"has '{text}', which is not an http or https address");
        return false;
    }

    // One key counts once, under whatever names: otherwise one witness could be a quorum by itself.
    private bool Repeated(string name, out Uri? url)
    {
        url = null;
        Problem($"has the key of '{name}', which an earlier line has already");
        return false;
    }

    private static bool IsMlDsa(string key)
    {
        var encoded = key.Split('+', 3) is [_, _, { Length: >= 4 } rest] ? rest.AsSpan(0, 4) : default;
        Span<byte> first = stackalloc byte[3];
        return Convert.TryFromBase64Chars(encoded, first, out var length) && length > 0 && first[0] == 0x06;
    }

    private void Problem(string what) => _problems.Add($"Line {_line} of the policy {what}.");
}
