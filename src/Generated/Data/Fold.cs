namespace Generated;

/// <summary>One round of a cross-validation: the samples to train on, and the part that is left out for validation.</summary>
/// <typeparam name="TDataset">The kind of dataset.</typeparam>
/// <param name="Training">All samples that are not in <paramref name="Validation"/>.</param>
/// <param name="Validation">This round's part of the samples; every sample is in this part in exactly one round.</param>
public readonly record struct Fold<TDataset>(TDataset Training, TDataset Validation);
