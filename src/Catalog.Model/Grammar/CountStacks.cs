namespace Catalog.Model.Grammar;

/// <summary>
/// How many items each open array has, innermost last. Stacks are numbers: equal stacks have the same one. Counting this way, a grammar has each
/// array's items once, however many it allows.
/// </summary>
internal sealed class CountStacks
{
    public const int Empty = 0;

    private readonly List<(int Outer, int Count)> stacks = [(Empty, 0)];
    private readonly Dictionary<(int Outer, int Count), int> numbers = [];

    public int Push(int outer, int count)
    {
        if (numbers.TryGetValue((outer, count), out var stack))
            return stack;
        stacks.Add((outer, count));
        numbers.Add((outer, count), stacks.Count - 1);
        return stacks.Count - 1;
    }

    public (int Outer, int Count) Pop(int stack) => stacks[stack];
}
