using System.Reflection;

namespace Generated.Mutants;

/// <summary>The class that Stryker compiles into an assembly to choose the active mutant, and to note which ones were passed.</summary>
internal sealed class Switch
{
    private const int None = -1;

    private readonly FieldInfo _active, _notes;
    private readonly MethodInfo _forget, _noted;

    public Switch(Assembly mutated)
    {
        const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        Type control = mutated.GetTypes().Single(type => type.Name == "MutantControl");
        _active = control.GetField("ActiveMutant", Static)!;
        _notes = control.GetField("CaptureCoverage", Static)!;
        _forget = control.GetMethod("ResetCoverage", Static)!;
        _noted = control.GetMethod("GetCoverageData", Static)!;
        Active = null;
    }

    /// <summary>The active mutant; null for the source as it is.</summary>
    public int? Active
    {
        set => _active.SetValue(null, value ?? None);
    }

    /// <summary>The mutants that an action passes.</summary>
    public int[] PassedBy(Action action)
    {
        _forget.Invoke(null, null);
        _notes.SetValue(null, true);
        try
        {
            action();
        }
        finally
        {
            _notes.SetValue(null, false);
        }
        return [.. ((IList<int>[])_noted.Invoke(null, null)!).SelectMany(ids => ids).Distinct()];
    }
}
