namespace Caveat.Assistant.Apps;

/// <summary>A program that calls the gateway, ready to run.</summary>
/// <param name="Id">For the page's controls: <c>curl</c>.</param>
internal sealed record Snippet(string Id, string Name, string Text)
{
    /// <param name="baseUrl">The gateway as this browser reaches it, with <c>/v1</c>.</param>
    /// <param name="question">What the snippet asks; it bears no quotation marks.</param>
    public static IReadOnlyList<Snippet> All(string baseUrl, string key, string model, string question) =>
    [
        new("curl", "curl", $$"""
            curl -N {{baseUrl}}/chat/completions \
              -H 'Authorization: Bearer {{key}}' \
              -H 'Content-Type: application/json' \
              -d '{"model": "{{model}}", "stream": true, "messages": [{"role": "user", "content": "{{question}}"}]}'
            """),
        new("csharp", "C#", $$"""
            // dotnet add package OpenAI
            using System.ClientModel;
            using OpenAI;
            using OpenAI.Chat;

            var client = new ChatClient("{{model}}", new ApiKeyCredential("{{key}}"),
                new OpenAIClientOptions { Endpoint = new Uri("{{baseUrl}}") });
            await foreach (var update in client.CompleteChatStreamingAsync("{{question}}"))
            {
                foreach (var part in update.ContentUpdate)
                {
                    Console.Write(part.Text);
                }
            }
            """),
        new("python", "Python", $$"""
            # pip install openai
            from openai import OpenAI

            client = OpenAI(base_url="{{baseUrl}}", api_key="{{key}}")
            stream = client.chat.completions.create(
                model="{{model}}", stream=True,
                messages=[{"role": "user", "content": "{{question}}"}])
            for event in stream:
                if event.choices:
                    print(event.choices[0].delta.content or "", end="")
            """),
        new("typescript", "TypeScript", $$"""
            // npm install openai
            import OpenAI from "openai";

            const client = new OpenAI({ baseURL: "{{baseUrl}}", apiKey: "{{key}}" });
            const stream = await client.chat.completions.create({
              model: "{{model}}", stream: true,
              messages: [{ role: "user", content: "{{question}}" }],
            });
            for await (const event of stream) {
              process.stdout.write(event.choices[0]?.delta?.content ?? "");
            }
            """),
    ];
}
