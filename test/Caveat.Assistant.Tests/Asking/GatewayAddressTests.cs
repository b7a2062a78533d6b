using Caveat.Assistant.Asking;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Caveat.Assistant.Tests.Asking;

public sealed class GatewayAddressTests
{
    [Theory]
    [InlineData("http://gateway.example:8080", "http://gateway.example:8080/")]
    [InlineData("https://gateway.example/caveat", "https://gateway.example/caveat/")]
    public void A_configured_address_is_a_base(string configured, string value) =>
        Assert.Equal(value, new GatewayAddress(new AssistantOptions { Gateway = configured }).Value.ToString());

    [Theory]
    [InlineData("http://0.0.0.0:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://[::]:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://+:8080", "http://127.0.0.1:8080/")]
    [InlineData("https://localhost:8443;http://localhost:8080", "http://localhost:8080/")]
    public void Without_one_it_is_where_this_server_listens(string listened, string value)
    {
        using var server = WebApplication.CreateSlimBuilder().Build().Services.GetRequiredService<IServer>();
        server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Clear();
        foreach (var address in listened.Split(';'))
        {
            server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Add(address);
        }

        Assert.Equal(value, new GatewayAddress(new AssistantOptions(), server).Value.ToString());
    }

    [Fact]
    public void Before_the_server_listens_it_is_not_known() =>
        Assert.Throws<InvalidOperationException>(() => new GatewayAddress(new AssistantOptions()).Value);
}
