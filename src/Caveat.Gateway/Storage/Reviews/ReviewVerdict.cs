namespace Caveat.Gateway.Storage.Reviews;

public enum ReviewVerdict
{
    Approve,
    Refuse,
}
