namespace Caveat.Gateway.Providers;

/// <summary>What a model is good for, as configured under <c>Providers:N:Descriptions:M</c>.</summary>
public sealed class ModelDescription
{
    private const int LongestText = 300;

    /// <summary>The model's name, as the provider has it.</summary>
    public string Model { get; set; } = "";

    /// <summary>One or two plain sentences.</summary>
    public string Text { get; set; } = "";

    /// <summary>Adds a sentence for everything that is wrong, each beginning with the configuration key.</summary>
    public void Validate(string key, ICollection<string> errors)
    {
        if (Model.Length == 0)
        {
            errors.Add($"{key}:Model is \"\": give the name of the model that is described.");
        }

        if (string.IsNullOrWhiteSpace(Text) || Text.Length > LongestText)
        {
            errors.Add($"{key}:Text is \"{Text}\": give 1 to {LongestText} characters.");
        }
    }
}
