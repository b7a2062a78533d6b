using System.Globalization;

namespace Caveat.Agreements.Analysis.Words;

/// <summary>Numbers, times and lists in a language.</summary>
internal abstract class Tongue
{
    public static Tongue English { get; } = new EnglishTongue();

    public static Tongue French { get; } = new FrenchTongue();

    /// <summary>French, or else English.</summary>
    public static Tongue Of(Language language) => language == Language.French ? French : English;

    public abstract string Time(DateTimeOffset time);

    public abstract string Number(long number);

    protected abstract string And { get; }

    protected abstract string Or { get; }

    public string All<T>(IEnumerable<T> values) => Join([.. values.Select(value => value!.ToString()!)], And);

    public string Any<T>(IEnumerable<T> values) => Join([.. values.Select(value => value!.ToString()!)], Or);

    public abstract Phrase Of(Rules.Rule rule);

    private static string Join(string[] values, string last) =>
        values.Length < 2 ? string.Concat(values) : $"{string.Join(", ", values[..^1])} {last} {values[^1]}";

    private sealed class EnglishTongue : Tongue
    {
        protected override string And => "and";

        protected override string Or => "or";

        public override string Time(DateTimeOffset time) =>
            time.UtcDateTime.ToString(time.UtcDateTime.Second == 0 ? "d MMMM yyyy HH:mm 'UTC'" : "d MMMM yyyy HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

        public override string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

        public override Phrase Of(Rules.Rule rule) => EnglishPhrases.Of(rule);
    }

    private sealed class FrenchTongue : Tongue
    {
        private static readonly string[] Months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

        protected override string And => "et";

        protected override string Or => "ou";

        public override string Time(DateTimeOffset time)
        {
            var utc = time.UtcDateTime;
            string day = utc.Day == 1 ? "1er" : utc.Day.ToString(CultureInfo.InvariantCulture);
            string seconds = utc.Second == 0 ? "" : utc.ToString("':'ss", CultureInfo.InvariantCulture);
            return $"{day} {Months[utc.Month - 1]} {utc.Year} à {utc.ToString("HH'\u00a0h\u00a0'mm", CultureInfo.InvariantCulture)}{seconds} UTC";
        }

        public override string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '\u202f');

        public override Phrase Of(Rules.Rule rule) => FrenchPhrases.Of(rule);
    }
}
