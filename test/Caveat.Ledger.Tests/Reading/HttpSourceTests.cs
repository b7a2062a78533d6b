using System.Net;
using Caveat.Ledger.Reading;
using Caveat.Ledger.Tests.Support;
using Caveat.Ledger.Verification;

namespace Caveat.Ledger.Tests.Reading;

public sealed class HttpSourceTests
{
    [Fact]
    public async Task A_log_is_verified_over_http_and_a_missing_bundle_is_named()
    {
        using var folder = new TempFolder();
        var ledger = await TestLog.MakeAsync(folder, 600);
        Assert.Equal(600, Assert.IsType<LogVerification.Verified>(await VerifyAsync(new FolderHandler(ledger))).Entries);

        File.Delete(Path.Combine(ledger, "tile/entries/001"));
        var broken = Assert.IsType<LogVerification.Broken>(await VerifyAsync(new FolderHandler(ledger)));
        Assert.Equal((256, "tile/entries/001"), (broken.FirstWrongEntry, broken.File));
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, "status '500'")]
    [InlineData(HttpStatusCode.Redirect, "status '302'")]
    public async Task An_answer_that_is_neither_the_file_nor_its_absence_is_an_error(HttpStatusCode status, string said)
    {
        using var source = new HttpSource(new Uri("http://log.example/ledger/"), new FolderHandler("", status));
        var error = await Assert.ThrowsAsync<IOException>(
            async () => await source.TryReadAsync("checkpoint", 100, new LogFileBuffer(), CancellationToken.None));
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.Contains("'http://log.example/ledger/checkpoint'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_larger_than_it_can_be_is_not_read_to_its_end()
    {
        using var folder = new TempFolder();
        await File.WriteAllBytesAsync(folder["checkpoint"], new byte[100_000]);
        using var source = new HttpSource(new Uri("http://log.example"), new FolderHandler(folder.Path));
        var error = await Assert.ThrowsAsync<IOException>(
            async () => await source.TryReadAsync("checkpoint", 99_999, new LogFileBuffer(), CancellationToken.None));
        Assert.Contains("more than the '99999' bytes", error.Message, StringComparison.Ordinal);
    }

    private static async Task<LogVerification> VerifyAsync(FolderHandler handler)
    {
        using var source = new HttpSource(new Uri("http://log.example/ledger"), handler);
        return await new LogVerifier(source, TestLog.Signer.Verifier).VerifyAsync(null, CancellationToken.None);
    }

    /// <summary>A web server that has a folder's files, or one status for everything.</summary>
    private sealed class FolderHandler(string folder, HttpStatusCode? status = null) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = Path.Combine(folder, request.RequestUri!.AbsolutePath.Replace("/ledger/", "", StringComparison.Ordinal).TrimStart('/'));
            return Task.FromResult(status is null && File.Exists(path)
                ? new HttpResponseMessage { Content = new ByteArrayContent(File.ReadAllBytes(path)) }
                : new HttpResponseMessage(status ?? HttpStatusCode.NotFound));
        }
    }
}
