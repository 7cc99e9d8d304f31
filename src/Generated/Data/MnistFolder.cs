namespace Generated;

/// <summary>
/// Loads MNIST and datasets in the same form (Fashion-MNIST, KMNIST): four IDX files in one folder, gzipped or not, named
/// <c>train-images-idx3-ubyte</c> or <c>train-images.idx3-ubyte</c> and so on, with or without <c>.gz</c>.
/// </summary>
public static class MnistFolder
{
    /// <summary>Loads both parts. Pixels are scaled to 0 to 1, images are rows of <c>[height, width]</c>, row-major.</summary>
    /// <param name="folder">The folder with the four files.</param>
    /// <param name="classCount">Number of classes: 10 by default.</param>
    /// <exception cref="FileNotFoundException">A file is missing; the message lists the names looked for.</exception>
    /// <exception cref="InvalidDataException">A file is malformed, or a part's images and labels differ in number; the message says how.</exception>
    public static (ClassificationDataset Training, ClassificationDataset Test) Load(string folder, int classCount = 10) =>
        (LoadTraining(folder, classCount), LoadTest(folder, classCount));

    /// <summary>Loads the training part: <c>train-images</c> and <c>train-labels</c>. Pixels are scaled to 0 to 1.</summary>
    /// <param name="folder">The folder with the files.</param>
    /// <param name="classCount">Number of classes: 10 by default.</param>
    /// <exception cref="FileNotFoundException">A file is missing; the message lists the names looked for.</exception>
    /// <exception cref="InvalidDataException">A file is malformed, or images and labels differ in number; the message says how.</exception>
    public static ClassificationDataset LoadTraining(string folder, int classCount = 10) => Load(folder, "train", classCount);

    /// <summary>Loads the test part: <c>t10k-images</c> and <c>t10k-labels</c>. Pixels are scaled to 0 to 1.</summary>
    /// <param name="folder">The folder with the files.</param>
    /// <param name="classCount">Number of classes: 10 by default.</param>
    /// <exception cref="FileNotFoundException">A file is missing; the message lists the names looked for.</exception>
    /// <exception cref="InvalidDataException">A file is malformed, or images and labels differ in number; the message says how.</exception>
    public static ClassificationDataset LoadTest(string folder, int classCount = 10) => Load(folder, "t10k", classCount);

    private static ClassificationDataset Load(string folder, string part, int classCount)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        string imagesPath = Find(folder, $"{part}-images", "idx3-ubyte");
        string labelsPath = Find(folder, $"{part}-labels", "idx1-ubyte");
        IdxFile images = Read(imagesPath, rank: 3, "images [count, height, width]");
        IdxFile labels = Read(labelsPath, rank: 1, "labels [count]");
        if (images.Shape[0] != labels.Shape[0])
            throw new InvalidDataException($"'{imagesPath}' has {images.Shape[0]} images, but '{labelsPath}' has {labels.Shape[0]} labels.");
        long pixels = (long)images.Shape[1] * images.Shape[2];
        if (pixels is 0 or > int.MaxValue)
            throw new InvalidDataException($"'{imagesPath}' has images of {images.Shape[1]}x{images.Shape[2]} pixels.");

        int[] classes = labels.ToInt32s();
        for (int i = 0; i < classes.Length; i++)
        {
            if (classes[i] >= classCount)
                throw new InvalidDataException($"'{labelsPath}' has the label {classes[i]} at index {i}; expected 0 to {classCount - 1}.");
        }
        return new ClassificationDataset(images.ToSingles(divisor: 255f), (int)pixels, classes, classCount);
    }

    private static IdxFile Read(string path, int rank, string what)
    {
        IdxFile file = IdxFile.Read(path);
        if (file.Shape.Length != rank || file.DataType != IdxDataType.Byte)
            throw new InvalidDataException(
                $"'{path}' holds {file.DataType} in shape [{Untrusted.Join(", ", file.Shape.ToArray())}]; expected {what} as bytes.");
        return file;
    }

    private static string Find(string folder, string name, string type)
    {
        string[] names = [$"{name}-{type}", $"{name}.{type}", $"{name}-{type}.gz", $"{name}.{type}.gz"];
        foreach (string candidate in names)
        {
            string path = Path.Combine(folder, candidate);
            if (File.Exists(path))
                return path;
        }
        throw new FileNotFoundException($"The folder '{folder}' has none of {string.Join(", ", names)}.");
    }
}
