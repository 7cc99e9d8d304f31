namespace Generated;

/// <summary>How precision, recall and F1 of several classes are combined to one figure. As in scikit-learn.</summary>
public enum ClassAverage
{
    /// <summary>The unweighted mean over the classes that occur among the labels or the predictions.</summary>
    Macro = 0,

    /// <summary>From the counts of all classes together; with one class per sample, all three equal the accuracy.</summary>
    Micro = 1,

    /// <summary>The mean over the classes, each weighted by its number of samples.</summary>
    Weighted = 2,
}
