using System.Text.Json;
using System.Text.Json.Serialization;
using Caveat.Bench.Load.Reporting;

namespace Caveat.Bench.Load.Measuring;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CellResult))]
[JsonSerializable(typeof(IdleResult))]
[JsonSerializable(typeof(BenchReport))]
internal sealed partial class BenchJson : JsonSerializerContext;
