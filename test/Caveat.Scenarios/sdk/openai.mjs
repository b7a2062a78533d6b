// The official client against a running server: node openai.mjs BASE_URL, the key in CAVEAT_KEY. Prints one JSON object.
import OpenAI from "openai";

const client = new OpenAI({ baseURL: process.argv[2], apiKey: process.env.CAVEAT_KEY });
const story = "Summarise this news story:\n\nThe port of Ostend reopened on Tuesday after a three-day storm.\n\nEngineers found no lasting damage.";
const ask = (content, extra = {}) => ({ model: "built-in/quote", messages: [{ role: "user", content }], ...extra });

const chat = await client.chat.completions.create(ask(story));

let stream = "";
for await (const chunk of await client.chat.completions.create(ask(story, { stream: true }))) {
  stream += chunk.choices[0]?.delta?.content ?? "";
}

const tools = [{ type: "function", function: { name: "get_weather", description: "Says how the weather is.", parameters: { type: "object", properties: {} } } }];
await client.chat.completions.create(ask(story, { tools }));

const models = [];
for await (const model of await client.models.list()) {
  models.push(model.id);
}

let refusal;
try {
  await client.chat.completions.create(ask(`NATO SECRET\n${story}`));
} catch (error) {
  refusal = { name: error.constructor.name, status: error.status, code: error.code, clause: error.error?.clause };
}

console.log(JSON.stringify({ chat: chat.choices[0].message.content, stream, models, refusal }));
