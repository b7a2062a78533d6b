using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Caveat.Assistant.Exports;

/// <summary>The lists of one document: one for all bullets, and one for each numbered list, which begins anew.</summary>
internal sealed class WordNumbering
{
    private const int Levels = 9;
    private const int Bullets = 1;
    private const int Numbers = 2;

    private readonly List<NumberingInstance> _instances = [new(new AbstractNumId { Val = Bullets }) { NumberID = Bullets }];

    public static int Bulleted => Bullets;

    public static int MaxLevel => Levels - 1;

    /// <summary>A numbered list that starts at <paramref name="start"/> on its level.</summary>
    public int Numbered(int level, int start)
    {
        var instance = new NumberingInstance(new AbstractNumId { Val = Numbers }) { NumberID = _instances.Count + 1 };
        instance.Append(new LevelOverride(new StartOverrideNumberingValue { Val = start }) { LevelIndex = level });
        _instances.Add(instance);
        return instance.NumberID!;
    }

    // The order of the schema: every abstract list before every instance.
    public Numbering ToNumbering() => new([Abstract(Bullets), Abstract(Numbers), .. _instances]);

    private static AbstractNum Abstract(int id)
    {
        var list = new AbstractNum(new MultiLevelType { Val = MultiLevelValues.HybridMultilevel }) { AbstractNumberId = id };
        for (var level = 0; level < Levels; level++)
        {
            list.Append(new Level(
                new StartNumberingValue { Val = 1 },
                new NumberingFormat { Val = id == Bullets ? NumberFormatValues.Bullet : NumberFormatValues.Decimal },
                new LevelText { Val = id == Bullets ? (level % 2 == 0 ? "•" : "–") : $"%{level + 1}." },
                new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties(new Indentation { Left = (360 * (level + 1)).ToString(CultureInfo.InvariantCulture), Hanging = "360" }))
            { LevelIndex = level });
        }

        return list;
    }
}
