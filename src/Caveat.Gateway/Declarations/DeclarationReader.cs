using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Caveat.Agreements.Registers;
using Caveat.Gateway.Exchanges;
using Caveat.Labels;
using Caveat.Labels.Bindings;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Caveat.Gateway.Declarations;

/// <summary>Reads what a caller declares about an exchange, from its headers and its body. Thread-safe.</summary>
/// <remarks>
/// The highest declaration counts, and it only ever raises the exchange's grade: it is joined with what is found. A
/// request without declarations costs a few look-ups.
/// </remarks>
internal sealed class DeclarationReader
{
    // Reading a marking by its grammar takes some fifty microseconds, and an organisation uses few.
    private const int MostKept = 1024;
    private const int LongestKept = 512;
    private const int MostDeclared = 32;
    private const int LongestWaitSeconds = 600;

    private readonly ConcurrentDictionary<string, (Grade Grade, string Words)> _kept = new();

    /// <returns>What is declared, or what is wrong with it.</returns>
    public (RequestDeclarations Declared, RequestProblem? Problem) Read(IHeaderDictionary headers, Exchange exchange)
    {
        var (label, problem) = ReadLabel(headers, exchange);
        var declares = headers.TryGetValue(DeclarationNames.DeclaresHeader, out var declared);
        var waits = headers.TryGetValue(DeclarationNames.WaitHeader, out var wait);
        var language = headers.AcceptLanguage.Count > 0 ? AcceptedLanguage.Of(headers.AcceptLanguage.ToString()) : default;
        if (problem is null && label is null && !declares && !waits && language == default)
        {
            return (RequestDeclarations.None, null);
        }

        var values = ImmutableArray<DeclarationId>.Empty;
        var patience = 0;
        if (problem is null && declares)
        {
            (values, problem) = ReadValues(declared.ToString());
        }

        if (problem is null && waits && !(int.TryParse(wait.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out patience) && patience <= LongestWaitSeconds))
        {
            problem = RequestProblem.Invalid($"The header \"{DeclarationNames.WaitHeader}\" is {HeaderValue.Quote(wait.ToString())}: send whole seconds from 0 to {LongestWaitSeconds}.");
        }

        return (new RequestDeclarations { Label = label, Values = values, Wait = TimeSpan.FromSeconds(patience), Language = language }, problem);
    }

    private static (ImmutableArray<DeclarationId> Values, RequestProblem? Problem) ReadValues(string text)
    {
        SortedSet<string> names = new(text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
        if (names.Count > MostDeclared)
        {
            return ([], RequestProblem.Invalid($"The header \"{DeclarationNames.DeclaresHeader}\" names {names.Count} declarations: send at most {MostDeclared}."));
        }

        var values = ImmutableArray.CreateBuilder<DeclarationId>(names.Count);
        foreach (var name in names)
        {
            if (!DeclarationId.TryParse(name, out var value))
            {
                return ([], RequestProblem.Invalid($"The header \"{DeclarationNames.DeclaresHeader}\" has {HeaderValue.Quote(name)}, which is no id: send ids of the agreement's table of declarations, separated by commas."));
            }

            values.Add(value);
        }

        return (values.ToImmutable(), null);
    }

    private (DeclaredLabel? Label, RequestProblem? Problem) ReadLabel(IHeaderDictionary headers, Exchange exchange)
    {
        var isDeclared = headers.TryGetValue(DeclarationNames.LabelHeader, out var labels);
        var isBound = headers.TryGetValue(BindingHeader.Name, out var bindings);
        if (headers.TryGetValue(DeclarationNames.MarkingHeader, out var marking))
        {
            if (marking is not [{ } wanted] || !wanted.Equals("text", StringComparison.OrdinalIgnoreCase))
            {
                return (null, RequestProblem.Invalid($"The header \"{DeclarationNames.MarkingHeader}\" is {HeaderValue.Quote(marking.ToString())}: send \"text\" for the marking in the answer's text, or leave the header out."));
            }

            exchange.WantsMarking = true;
        }

        return isDeclared || isBound || exchange.DeclaredLabel is not null ? ReadAll(labels, bindings, exchange.DeclaredLabel) : default;
    }

    private (DeclaredLabel? Label, RequestProblem? Problem) ReadAll(StringValues labels, StringValues bindings, string? field)
    {
        DeclaredLabel? highest = null;
        RequestProblem? problem = null;
        foreach (var text in labels)
        {
            problem ??= Join(text ?? "", $"the header \"{DeclarationNames.LabelHeader}\"", null, ref highest);
        }

        foreach (var text in bindings)
        {
            problem ??= JoinBinding(text ?? "", ref highest);
        }

        if (field is not null)
        {
            problem ??= Join(field, $"the field \"{DeclarationNames.LabelField}\"", DeclarationNames.LabelField, ref highest);
        }

        return problem is null ? (highest, null) : (null, problem);
    }

    private RequestProblem? Join(string text, string where, string? field, ref DeclaredLabel? highest)
    {
        if (!_kept.TryGetValue(text, out var label))
        {
            if (!LabelText.TryRead(text, out label.Grade, out var words, out var error))
            {
                return Unreadable(where, error, field);
            }

            label.Words = words;
            if (text.Length <= LongestKept && _kept.Count < MostKept)
            {
                _kept.TryAdd(text, label);
            }
        }

        highest = DeclaredLabel.Highest(highest, new DeclaredLabel(label.Grade, label.Words, where));
        return null;
    }

    /// <summary>The dominant of all labels that the binding holds counts, not its root's.</summary>
    private static RequestProblem? JoinBinding(string value, ref DeclaredLabel? highest)
    {
        const string Where = $"the header \"{BindingHeader.Name}\"";
        if (!BindingHeader.TryRead(value, out var binding, out var error))
        {
            return Unreadable(Where, error, null);
        }

        // Fails closed: a label that is there and cannot be read may be the highest.
        if (binding.Problems.Length > 0 || binding.Labels.IsEmpty)
        {
            return Unreadable(Where, binding.Labels.IsEmpty ? "It holds no label." : binding.Problems[0], null);
        }

        foreach (var label in binding.Labels)
        {
            if (!LabelText.TryGrade(label.Label, out var grade, out var words, out error))
            {
                return Unreadable(Where, error, null);
            }

            highest = DeclaredLabel.Highest(highest, new DeclaredLabel(grade, words, Where));
        }

        return null;
    }

    private static RequestProblem Unreadable(string where, string error, string? field) =>
        new(400, "label_not_readable", $"The label in {where} cannot be read: {error}", field);
}
