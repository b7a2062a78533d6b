using Caveat.Gateway.Callers;

namespace Caveat.Gateway.Tests.Callers;

public sealed class CallerRoleNamesTests
{
    [Fact]
    public void Every_set_of_roles_reads_back_as_it_was_written()
    {
        for (var bits = 1; bits < 128; bits++)
        {
            var roles = (CallerRoles)bits;
            Assert.True(CallerRoleNames.TryParse(CallerRoleNames.Format(roles), out var read));
            Assert.Equal(roles, read);
        }
    }

    [Theory]
    [InlineData("caller, app-owner", CallerRoles.Caller | CallerRoles.AppOwner)]
    [InlineData("inspector,inspector", CallerRoles.Inspector)]
    public void Spaces_and_repetitions_are_allowed(string text, CallerRoles roles)
    {
        Assert.True(CallerRoleNames.TryParse(text, out var read));
        Assert.Equal(roles, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("caller,")]
    [InlineData("Caller")]
    [InlineData("caller,root")]
    [InlineData("3")]
    public void One_unknown_name_makes_the_whole_text_wrong(string? text)
    {
        Assert.False(CallerRoleNames.TryParse(text, out var roles));
        Assert.Equal(CallerRoles.None, roles);
    }
}
