using Caveat.Gateway.Exchanges;

namespace Caveat.Gateway.OpenAi;

/// <summary>Finds the bytes to cut so that an object without the gateway's own fields is what the caller would have sent without them.</summary>
/// <remarks>
/// A field goes with the comma before it. Where no field that stays comes before it, it goes with all up to the next field.
/// INVARIANT: cuts ascend and do not touch a byte of a field that stays.
/// </remarks>
internal struct OwnFields
{
    private const int None = -1;

    private int _start;
    private int _previousEnd;
    private int _cutToNext;
    private bool _stays;
    private bool _own;

    public OwnFields() => _cutToNext = None;

    /// <param name="start">Where the field's name begins.</param>
    public void Begin(long start) => (_start, _own) = ((int)start, false);

    /// <summary>The field just begun is the gateway's own.</summary>
    public void IsOwn() => _own = true;

    /// <param name="end">Just after the field's value.</param>
    public void End(long end, Exchange exchange)
    {
        if (_own && _stays)
        {
            exchange.Cut(_previousEnd..(int)end);
        }
        else if (_own)
        {
            _cutToNext = _cutToNext == None ? _start : _cutToNext;
        }
        else
        {
            if (_cutToNext != None)
            {
                exchange.Cut(_cutToNext.._start);
                _cutToNext = None;
            }

            _stays = true;
        }

        _previousEnd = (int)end;
    }
}
