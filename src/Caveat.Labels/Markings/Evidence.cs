namespace Caveat.Labels.Markings;

/// <summary>What spoke for a marking, and what spoke against it.</summary>
[Flags]
public enum Evidence : uint
{
    None = 0,

    // The form
    LoneLine = 1 << 0,
    Headed = 1 << 1,
    PortionMark = 1 << 2,
    LineStart = 1 << 3,
    SetApart = 1 << 4,

    // The words
    NamesOwner = 1 << 5,
    OfficialWording = 1 << 6,
    Capitals = 1 << 7,
    Controls = 1 << 8,
    ReleaseList = 1 << 9,
    Malformed = 1 << 10,
    Disguised = 1 << 11,
    Damaged = 1 << 12,

    // The place
    PageEdge = 1 << 13,
    HeaderOrFooter = 1 << 14,
    Repeated = 1 << 15,
    AuthorityNearby = 1 << 16,
    SeenBefore = 1 << 17,

    // Against
    BusinessNearby = 1 << 20,
    SpeaksOfMarkings = 1 << 21,
    LevelsListed = 1 << 22,
    CodeNearby = 1 << 23,
    Quoted = 1 << 24,
    OtherLanguage = 1 << 25,
    EverydayNearby = 1 << 26,
    Exclaimed = 1 << 27,
}
