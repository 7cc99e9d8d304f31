namespace Generated;

/// <summary>One round of a cross-validation: what to train on, and the part left out to validate with.</summary>
/// <typeparam name="TDataset">The kind of dataset.</typeparam>
/// <param name="Training">All samples that are not in <paramref name="Validation"/>.</param>
/// <param name="Validation">This round's share of the samples; every sample is in one round's.</param>
public readonly record struct Fold<TDataset>(TDataset Training, TDataset Validation);
