using Caveat.Labels.Folding;

namespace Caveat.Screening.Rules;

/// <summary>Tells where a sentence ends from the signs between two words. A single line break does not end one.</summary>
internal sealed class SentenceBounds
{
    private bool _afterSingleLetter;
    private bool _stopped;
    private bool _spaced;
    private int _lineBreaks;
    private bool _bulleted;

    /// <summary>Whether a blank line was just completed.</summary>
    public bool IsParagraphEnd => _lineBreaks == 2;

    public void Reset()
    {
        _afterSingleLetter = false;
        Clear();
    }

    public void Take(byte sign)
    {
        switch ((char)sign)
        {
            case '\n':
                _lineBreaks++;
                _spaced = true;
                break;
            case ' ':
                _spaced = true;
                break;
            // "U.S. citizens" is one sentence.
            case '.' when !_afterSingleLetter && !_spaced:
            case '!' or '?' when !_spaced:
                _stopped = true;
                break;
            case '-' or '*' or '#' or '|' or '>' when _lineBreaks > 0:
                _bulleted = true;
                break;
            default:
                break;
        }
    }

    /// <summary>Whether the run that follows begins a sentence; forgets the signs before it.</summary>
    public bool IsNewSentence(in WordRun run)
    {
        var startsLikeOne = (run.Pieces[0].Shape & (WordShape.Capital | WordShape.Digit)) != 0;
        var isNew = _lineBreaks > 1 || _bulleted || (_stopped && _spaced && startsLikeOne);
        Clear();
        _afterSingleLetter = run.Pieces[^1].Length == 1;
        return isNew;
    }

    private void Clear()
    {
        _stopped = false;
        _spaced = false;
        _lineBreaks = 0;
        _bulleted = false;
    }
}
