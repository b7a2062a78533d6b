namespace Caveat.Labels.Policies;

/// <summary>A value of a category, or any value of it when <paramref name="Value"/> is empty.</summary>
public sealed record CategoryReference(string TagName, string Value)
{
    public override string ToString() => Value.Length == 0 ? TagName : $"{TagName} {Value}";

    internal bool IsOn(Label label)
    {
        foreach (var category in label.Categories)
        {
            if (category.TagName.Equals(TagName, StringComparison.OrdinalIgnoreCase)
                && (Value.Length == 0 ? category.Values.Length > 0 : category.Values.Contains(Value, StringComparer.OrdinalIgnoreCase)))
            {
                return true;
            }
        }
        return false;
    }
}
