using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Caveat.Ledger.Tests.Support;
using Caveat.Ledger.Witnesses;
using Caveat.Signing.Notes;

namespace Caveat.Ledger.Tests.Witnesses;

public sealed class WitnessClientTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly WitnessHandler _witness;
    private readonly HistoryOfHeads _log = new(TestLog.Signer);
    private readonly StoppedClock _clock = new();

    public WitnessClientTests() => _witness = new WitnessHandler("w.example", _folder.Path, TestLog.Signer.Verifier);

    public void Dispose()
    {
        _witness.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_cosignature_is_taken_over_once_it_verifies()
    {
        var answer = Assert.IsType<WitnessAnswer.Cosigned>(await AskAsync(0, 5));
        Assert.True(_witness.Key.TryVerify(_log.Head(5).Note.Text.Span, answer.Signature.Bytes.Span, out var time));
        Assert.Equal(time, answer.Time);
        Assert.Equal(new WitnessAnswer.Conflict(5), await AskAsync(3, 8));
        Assert.IsType<WitnessAnswer.Cosigned>(await AskAsync(5, 8));
        Assert.IsType<WitnessAnswer.Inconsistent>(await AskAsync(8, 8, new HistoryOfHeads(TestLog.Signer, "another ")));
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "does not know the log 'gateway.example/log'")]
    [InlineData(HttpStatusCode.Forbidden, "does not trust the key")]
    [InlineData(HttpStatusCode.BadRequest, "could not read the request")]
    [InlineData(HttpStatusCode.Redirect, "status '302' instead of 200")]
    [InlineData(HttpStatusCode.InternalServerError, "status '500' instead of 200")]
    [InlineData(HttpStatusCode.Conflict, "without the size that it holds")]
    public async Task Each_refusal_is_one_sentence_that_names_the_witness(HttpStatusCode status, string said)
    {
        _witness.Instead = WitnessHandler.Status(status);
        var refused = Assert.IsType<WitnessAnswer.Refused>(await AskAsync(0, 5));
        Assert.StartsWith("The witness 'w' ", refused.Reason, StringComparison.Ordinal);
        Assert.Contains(said, refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_of_another_key_over_another_text_or_of_another_day_is_not_taken()
    {
        using var other = CosignatureSigner.Generate("w.example");
        using var own = CosignatureSigner.Generate("own.example");
        var text = _log.Head(5).Note.Text;
        await RefusesAsync(other.Sign(text.Span, Now()), "without a cosignature");
        var witness = new Witness("own", own.Verifier, new Uri("https://w.example"));
        await RefusesAsync(own.Sign(_log.Head(6).Note.Text.Span, Now()), "without a cosignature", witness);
        await RefusesAsync(own.Sign(text.Span, Now().AddHours(-1)), "set both clocks", witness);
        await RefusesAsync(own.Sign(text.Span, Now().AddHours(1)), "set both clocks", witness);
        _witness.Instead = (_, _) => Answer(SignedNote.Format("\n"u8, [other.Sign(text.Span, Now()), own.Sign(text.Span, Now())])[2..]);
        Assert.IsType<WitnessAnswer.Cosigned>(await AskAsync(0, 5, witness: witness));

        async Task RefusesAsync(NoteSignature line, string said, Witness? from = null)
        {
            _witness.Instead = (_, _) => Answer(SignedNote.Format("\n"u8, [line])[2..]);
            Assert.Contains(said, Assert.IsType<WitnessAnswer.Refused>(await AskAsync(0, 5, witness: from)).Reason, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("no signature\n")]
    [InlineData("more text\n\n— w.example AAAAAAAA\n")]
    public async Task An_answer_that_is_no_signature_line_is_not_taken(string body)
    {
        _witness.Instead = (_, _) => Answer(Encoding.UTF8.GetBytes(body));
        Assert.IsType<WitnessAnswer.Refused>(await AskAsync(0, 5));
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read_to_its_end()
    {
        _witness.Instead = (_, _) => Answer(new byte[1 << 20]);
        Assert.IsType<WitnessAnswer.Unanswered>(await AskAsync(0, 5));
    }

    [Fact]
    public async Task A_witness_that_is_away_or_silent_is_an_outcome()
    {
        _witness.Instead = (_, _) => throw new HttpRequestException("Connection refused");
        Assert.Contains("Connection refused", Assert.IsType<WitnessAnswer.Unanswered>(await AskAsync(0, 5)).Reason, StringComparison.Ordinal);

        var asked = new TaskCompletionSource();
        _witness.Instead = async (_, token) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return null;
        };
        var answer = AskAsync(0, 5);
        await asked.Task;
        _clock.Pass(WitnessClient.Patience);
        Assert.Contains("did not answer within '10' seconds", Assert.IsType<WitnessAnswer.Unanswered>(await answer).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_may_give_up()
    {
        using var giveUp = new CancellationTokenSource();
        _witness.Instead = async (_, token) =>
        {
            await giveUp.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return null;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskAsync(0, 5, cancellationToken: giveUp.Token));
    }

    private static Task<HttpResponseMessage?> Answer(byte[] body)
    {
        var response = new HttpResponseMessage { Content = new ByteArrayContent(body) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        return Task.FromResult<HttpResponseMessage?>(response);
    }

    private DateTimeOffset Now() => _clock.GetUtcNow();

    private async Task<WitnessAnswer> AskAsync(
        int old, int size, HistoryOfHeads? log = null, Witness? witness = null, CancellationToken cancellationToken = default)
    {
        witness ??= new Witness("w", _witness.Key, new Uri("https://w.example/"));
        using var client = new WitnessClient(witness, _clock, _witness.Handler);
        Assert.True(AddCheckpointRequest.TryParse((log ?? _log).Request(old, size), out var request, out _));
        return await client.AddCheckpointAsync(request, cancellationToken);
    }
}
