namespace Generated.Determinism;

/// <summary>Writes files, for tests of what is left when this process is killed or the disk is full.</summary>
internal static class Saver
{
    private const int Versions = 4;

    /// <summary>
    /// Saves a file with one of the <see cref="Writers"/>: with the mode <c>once</c>, or with the mode <c>forever</c> version after version until the
    /// process is killed. Prints what happened: when the first version is saved, and what a write that fails says.
    /// </summary>
    public static void Run(string mode, string writer, int length, string path)
    {
        Action<string>[] saves = [.. Enumerable.Range(1, mode == "forever" ? Versions : 1).Select(version => Writers.All[writer](version, length))];
        try
        {
            saves[0](path);
            Console.WriteLine("saved");
            for (int i = 1; mode == "forever"; i++)
                saves[i % Versions](path);
        }
        catch (IOException e)
        {
            Console.WriteLine($"IOException {e.Message}");
        }
    }
}
