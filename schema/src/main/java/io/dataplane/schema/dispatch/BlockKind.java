package io.dataplane.schema.dispatch;

/// What a type name can name; the same name may stand for one type of each kind.
public enum BlockKind {
    RESOURCE("resource"),
    DATA_SOURCE("data source"),
    EPHEMERAL_RESOURCE("ephemeral resource"),
    LIST_RESOURCE("list resource"),
    ACTION("action");

    private final String words;

    BlockKind(String words) {
        this.words = words;
    }

    /// As users call it.
    @Override
    public String toString() {
        return words;
    }
}
