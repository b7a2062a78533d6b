using System.Buffers;
using Caveat.Screening.Data.Persons;
using Caveat.Screening.Data.Tokens;

namespace Caveat.Screening.Data;

/// <summary>One pass over a text from left to right. Every character is looked at a bounded number of times.</summary>
internal ref struct DataScan
{
    // INVARIANT: every form has one of these in it or directly in front of it; of a private key, base64 of its length cannot be without digits.
    private static readonly SearchValues<char> Signs = SearchValues.Create("0123456789@=:_");

    private readonly ReadOnlySpan<char> _text;
    private readonly List<DataMatch> _found;
    private int _floor;
    private int _tokenEnd;
    private int _key;

    private DataScan(ReadOnlySpan<char> text, List<DataMatch> found)
    {
        _text = text;
        _found = found;
        _key = PrivateKeys.Next(text);
    }

    /// <summary>Whether the text must be run through; no means that nothing is found in it.</summary>
    public static bool MustRead(ReadOnlySpan<char> text) => text.ContainsAny(Signs);

    /// <summary>Adds what stands in the text, in its order and without overlaps.</summary>
    public static void Run(ReadOnlySpan<char> text, List<DataMatch> found) => new DataScan(text, found).Run();

    private void Run()
    {
        for (var at = 0; ;)
        {
            var next = _text[at..].IndexOfAny(Signs);
            at = next < 0 ? _text.Length : at + next;
            if (_key >= 0 && _key < at)
            {
                at = ReadKey(at);
                continue;
            }
            if (next < 0)
            {
                return;
            }
            var match = ReadAt(at, out var after);
            // INVARIANT: findings do not overlap: what a number would share with the one before it belongs to that one.
            if (match.IsNone || match.Start < _floor)
            {
                at = after;
                continue;
            }
            _found.Add(match);
            at = match.End;
            _floor = at;
            if (match.Form == DataForm.AwsKey && IssuedTokens.ReadAwsSecret(_text, at) is { IsNone: false } secret)
            {
                _found.Add(secret);
                at = secret.End;
                _floor = at;
            }
        }
    }

    private int ReadKey(int at)
    {
        var match = _key < _floor ? default : PrivateKeys.Read(_text, _floor, _key);
        var after = match.IsNone ? _key + 1 : match.End;
        if (!match.IsNone)
        {
            _found.Add(match);
            _floor = match.End;
        }
        var next = PrivateKeys.Next(_text[after..]);
        _key = next < 0 ? -1 : after + next;
        return match.IsNone ? at : match.End;
    }

    private DataMatch ReadAt(int at, out int after)
    {
        after = at + 1;
        switch (_text[at])
        {
            case '@':
                return MailAddresses.Read(_text, _floor, at);
            case ':' when at + 1 < _text.Length && _text[at + 1] == '/':
                return UrlPasswords.Read(_text, at);
            case ':' or '=':
                return AssignedSecrets.Read(_text, _floor, at);
            default:
                return ReadWord(at, ref after);
        }
    }

    private DataMatch ReadWord(int at, ref int after)
    {
        if (at >= _tokenEnd && ReadToken(at) is { IsNone: false } token)
        {
            return token;
        }
        if (_text[at] == '_')
        {
            return default;
        }
        var start = at;
        while (start > _floor && char.IsAsciiLetterOrDigit(_text[start - 1]))
        {
            start--;
        }
        if (start < at && Edge.IsEscaped(_text, start + 1))
        {
            start++;
        }
        while (after < _text.Length && char.IsAsciiLetterOrDigit(_text[after]))
        {
            after++;
        }
        return PersonReader.Read(_text, start, after);
    }

    private DataMatch ReadToken(int at)
    {
        var start = at;
        while (start > _floor && IssuedTokens.IsTokenPart(_text[start - 1]))
        {
            start--;
        }
        _tokenEnd = at + 1;
        while (_tokenEnd < _text.Length && IssuedTokens.IsTokenPart(_text[_tokenEnd]))
        {
            _tokenEnd++;
        }
        if (_tokenEnd - start >= IssuedTokens.Shortest && IssuedTokens.Read(_text, start, _tokenEnd) is { IsNone: false } token)
        {
            return token;
        }
        return AssignedSecrets.ReadSaid(_text, _floor, at);
    }
}
