using Caveat.Labels.Documents;
using Caveat.Labels.Markings.Terms;

namespace Caveat.Labels.Markings;

/// <summary>Weighs what speaks for and against a marking into one confidence. The weights were fixed on the half of the corpus that is not reported (docs/reference/markings.md).</summary>
internal static class Weighing
{
    /// <summary>From this confidence on it is a marking.</summary>
    public const double Threshold = 0.5;

    /// <summary>Adds the evidence of the surroundings to a mark's own.</summary>
    public static Evidence Around(in LineMark mark, LineForm form, in Neighbourhood near, MarkingContext context, bool repeated, bool seenBefore)
    {
        var evidence = mark.Evidence | (form is LineForm.Alone or LineForm.Dressed ? Evidence.LoneLine : 0);
        // What names its owner is a list's only among its like.
        var levels = (mark.Strength == LevelStrength.Sure ? near.ListedLevels : near.Levels) | (1 << (int)mark.Level);
        evidence |= mark.Strength == LevelStrength.Sure && !mark.Is(Evidence.NamesOwner) ? Evidence.OfficialWording : 0;
        evidence |= near.IsFirst != near.IsLast ? Evidence.PageEdge : 0;
        evidence |= context.Place is Place.Header or Place.Footer or Place.Watermark ? Evidence.HeaderOrFooter : 0;
        evidence |= repeated ? Evidence.Repeated : 0;
        evidence |= seenBefore ? Evidence.SeenBefore : 0;
        evidence |= near.Authority > 0 ? Evidence.AuthorityNearby : 0;
        evidence |= near.Commerce >= 2 && near.Commerce * 33 >= near.Words ? Evidence.BusinessNearby : 0;
        evidence |= near.IsBesideEveryday || (near.Everyday > 0 && near.Everyday * 25 >= near.Words) ? Evidence.EverydayNearby : 0;
        evidence |= near.Manual >= 2 && near.Manual * 20 >= near.Words ? Evidence.SpeaksOfMarkings : 0;
        evidence |= int.PopCount(levels & ~1) >= 3 ? Evidence.LevelsListed : 0;
        evidence |= near.IsCode ? Evidence.CodeNearby : 0;
        return evidence | (SpeaksAnotherLanguage(mark, near) ? Evidence.OtherLanguage : 0);
    }

    /// <param name="everyday">How many words of daily life stand nearby.</param>
    public static double Confidence(in LineMark mark, LineForm form, Evidence evidence, MarkingContext context, int everyday)
    {
        var score = Words(mark) + Form(mark, form, evidence, context.Place);
        score += Weight(evidence, Evidence.Headed, 3);
        // Nobody spells a word out, or mixes alphabets in it, by accident.
        score += Weight(evidence, Evidence.Disguised, mark.IsUpper ? 1.5 : 4);
        score += Weight(evidence, Evidence.Damaged, -1);
        score += Weight(evidence, Evidence.PageEdge, 1);
        score += Weight(evidence, Evidence.HeaderOrFooter, 2);
        score += Weight(evidence, Evidence.Repeated, 2);
        score += Weight(evidence, Evidence.SeenBefore, 0.5);
        score += Weight(evidence, Evidence.AuthorityNearby, 1.5);
        score += Weight(evidence, Evidence.BusinessNearby, mark.Strength == LevelStrength.Sure ? -1 : -4);
        score += Weight(evidence, Evidence.EverydayNearby, (mark.Strength == LevelStrength.Sure ? -0.7 : -2.7) * Math.Min(everyday, 3));
        score += Weight(evidence, Evidence.Exclaimed, -5);
        score += Weight(evidence, Evidence.SpeaksOfMarkings, -3.5);
        score += Weight(evidence, Evidence.LevelsListed, -6);
        score += Weight(evidence, Evidence.CodeNearby, mark.Strength == LevelStrength.Sure ? -1 : -3);
        score += Weight(evidence, Evidence.Quoted, mark.Is(Evidence.Headed) ? -1 : -5);
        score += Weight(evidence, Evidence.OtherLanguage, -2.5);
        return 1 / (1 + Math.Exp(-score));
    }

    private static double Words(in LineMark mark) => mark switch
    {
        { Strength: LevelStrength.Sure } => 4,
        _ when mark.Is(Evidence.Controls | Evidence.ReleaseList) => 3.5,
        { IsUpper: false } => mark.Is(Evidence.Headed) ? 0 : -4,
        { Strength: LevelStrength.Phrase } => 2.5,
        // Outside lists of names a bare RESTRICTED or CONFIDENTIAL is as often a word.
        _ => 1.5,
    };

    private static double Form(in LineMark mark, LineForm form, Evidence evidence, Place place) => form switch
    {
        LineForm.Alone => 0.5,
        LineForm.Dressed => -1,
        LineForm.Portion => mark.Strength == LevelStrength.Sure ? 1 : -0.5,
        LineForm.Start when place is Place.Subject or Place.FileName or Place.Property => 0,
        LineForm.Start => (evidence & Evidence.SetApart) != 0 ? -1 : -5,
        _ => -1,
    };

    private static bool SpeaksAnotherLanguage(in LineMark mark, in Neighbourhood near)
    {
        var language = near.Language();
        if (language < 0 || mark.Strength != LevelStrength.Word || mark.Meanings.Length == 0)
        {
            return false;
        }
        foreach (var meaning in mark.Meanings)
        {
            if (near.Votes(meaning.Language) * 3 >= near.Votes(language))
            {
                return false;
            }
        }
        return true;
    }

    private static double Weight(Evidence evidence, Evidence flag, double weight) => (evidence & flag) != 0 ? weight : 0;
}
