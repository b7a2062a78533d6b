namespace Caveat.Gateway.Operating;

/// <summary>The OpenAPI document, as it was written by hand beside the routes; tests compare both with it.</summary>
internal static class OpenApiFile
{
    private const string Resource = "operating/openapi.json";

    private static readonly byte[] Bytes = Read();

    public static async Task AnswerAsync(ApiRequest request)
    {
        request.Response.ContentType = "application/json; charset=utf-8";
        await request.Response.BodyWriter.WriteAsync(Bytes, request.Aborted).ConfigureAwait(false);
    }

    private static byte[] Read()
    {
        using var stream = typeof(OpenApiFile).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException("The OpenAPI document is not part of the build.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
