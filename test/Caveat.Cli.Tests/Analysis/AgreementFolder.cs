using System.CommandLine;
using Caveat.Cli.Commands;

namespace Caveat.Cli.Tests.Analysis;

/// <summary>A folder with a small agreement, its parties' keys and its signed versions.</summary>
internal sealed class AgreementFolder : IDisposable
{
    private const string Register = """
        # A test of analysis

        | party | role | key | signs |
        |---|---|---|---|
        | department | runs it | unenrolled | required |
        | vendor | supplies it | unenrolled | required |

        | network | name |
        |---|---|
        | net-a | The first |

        | organisation | name | kind | nation | parent |
        |---|---|---|---|---|
        | office | An office | office | BEL | - |
        | agency | An agency | intelligence | USA | office |

        | vendor | name |
        |---|---|
        | vendor | The vendor |

        | purpose | description |
        |---|---|
        | staff-work | Work |

        ## 1. Network
        Where it runs.

        ```rule
        scope: network net-a
        ceiling: NATO UNCLASSIFIED
        enforcement: detected
        ```

        ## 2. Bodies
        Who may use it.

        ```rule
        permit: organisations office
        enforcement: enforced
        ```

        ## 3. Nations
        Whose people may use it.

        ```rule
        permit: nations BEL, USA
        enforcement: enforced
        ```

        ## 4. Purposes
        What for.

        ```rule
        permit: purposes staff-work
        enforcement: attested
        ```

        ## 5. Vendors
        With what.

        ```rule
        permit: vendors vendor
        enforcement: enforced
        ```

        """;

    public string Path { get; } = Directory.CreateTempSubdirectory("caveat-cli-").FullName;

    /// <summary>The words of one more clause, number 9.</summary>
    public static string Clause(string rule, string title = "More", int number = 9) => $"## {number}. {title}\nMore text.\n\n```rule\n{rule}\n```\n\n";

    public static string Text(string more = "", string id = "test", string front = "version: 1\nin-force: 2026-01-01T00:00:00Z\n") =>
        $"---\nagreement: {id}\n{front}---\n{Register}{more}";

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    /// <summary>Enrols and signs a document; gives the signed file, in a directory of its own.</summary>
    public string Sign(string name, string text)
    {
        foreach (string party in (string[])["department", "vendor"])
        {
            if (!System.IO.File.Exists(File(party + ".pem")))
            {
                Require("key", party, "--out", File(party + ".pem"));
            }
        }

        string draft = Write(name + ".draft.md", text);
        Require("enrol", draft, "--party", "department=" + File("department.pem"), "--party", "vendor=" + File("vendor.pem"), "--out", File(name + ".md"));
        Directory.CreateDirectory(File(name));
        string signed = System.IO.Path.Combine(File(name), "v.dsse.json");
        Require("sign", File(name + ".md"), "--key", File("department.pem"), "--key", File("vendor.pem"), "--out", signed);
        return signed;
    }

    public static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        int code = AgreementCommands.Create().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = errors });
        return (code, output.ToString(), errors.ToString());
    }

    public static string Sample(string name)
    {
        string root = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(System.IO.Path.Combine(root, "Caveat.slnx")))
        {
            root = System.IO.Path.GetDirectoryName(root)!;
        }

        return System.IO.Path.Combine(root, "samples", name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static void Require(params string[] arguments)
    {
        var (code, output, errors) = Run(arguments);
        Xunit.Assert.True(code == 0, output + errors);
    }
}
