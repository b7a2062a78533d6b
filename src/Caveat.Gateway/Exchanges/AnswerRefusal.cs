namespace Caveat.Gateway.Exchanges;

/// <summary>Why an answer is not released, and how the exchange ends by it.</summary>
internal sealed record AnswerRefusal(ExchangeEnd End, GatewayError Error);
