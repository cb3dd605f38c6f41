using System.Buffers;

namespace Integrator.Tests.Support;

/// <summary>A piece of a text that arrives in pieces.</summary>
internal sealed class Segment : ReadOnlySequenceSegment<byte>
{
    private Segment(ReadOnlyMemory<byte> memory, long start)
    {
        Memory = memory;
        RunningIndex = start;
    }

    public static ReadOnlySequence<byte> Split(byte[] text, int size)
    {
        var first = new Segment(text.AsMemory(0, size), 0);
        var last = first;
        for (var start = size; start < text.Length; start += size)
        {
            var next = new Segment(text.AsMemory(start, Math.Min(size, text.Length - start)), start);
            last.Next = next;
            last = next;
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }
}
