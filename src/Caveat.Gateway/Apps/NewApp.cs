namespace Caveat.Gateway.Apps;

/// <summary>The body that registers an app.</summary>
/// <param name="App">Its name; an order may stop it by this.</param>
internal sealed record NewApp(string App, string Purpose, string Organisation);
