package io.dataplane.provider.yaml;

/// A place in a text; both count from 1.
public record Mark(int line, int column) {
    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }

    /// Where in the text the character number `index` (from 0) stands.
    static Mark at(String text, int index) {
        String before = text.substring(0, Math.clamp(index, 0, text.length()));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Mark(line, before.length() - before.lastIndexOf('\n'));
    }
}
