namespace Caveat.Cli.Scans;

/// <summary>Tells what scans found, file by file in their order. For one thread.</summary>
internal interface IScanReport
{
    void Add(FileScan scan);
}
